"""Accounts to try the editors' side with, one a role."""

from __future__ import annotations

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

ROLES = {
    "editor": None,  # may do everything
    "author": "Author",
    "reviewer": "Reviewer",
    "notices": "Notice officer",
    "formats": "Accessible information officer",
}


def renew_logins() -> str:
    """One new random password for all of them, which is told once and kept nowhere."""
    password = "-".join(
        secrets.token_urlsafe(5).replace("-", "x").replace("_", "y") for _ in range(3)
    )
    for name, group in ROLES.items():
        user, _ = get_user_model().objects.get_or_create(
            username=name,
            defaults={
                "email": f"{name}@hospital.example",
                "first_name": name.capitalize(),
                "is_superuser": group is None,
                "is_staff": group is None,
            },
        )
        user.set_password(password)
        user.save()
        if group:
            user.groups.set(Group.objects.filter(name=group))
    return password
