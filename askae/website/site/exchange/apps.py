from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "askae.website.site.exchange"
    label = "exchange"
