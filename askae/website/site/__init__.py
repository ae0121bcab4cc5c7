"""The hospital's site around the checker: notices, information, news, services, research, exchange, formats."""
