from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("", views.ask, name="format_request"),
    path("thanks/<str:reference>/", views.thanks, name="format_thanks"),
]
