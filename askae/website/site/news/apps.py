from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "askae.website.site.news"
    label = "news"
