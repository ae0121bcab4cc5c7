"""The review that every page goes through: its author asks for it, another person approves and so publishes."""

from __future__ import annotations

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from .models import SecondPairOfEyes
from .roles import REVIEWER

NAME = "Second pair of eyes"


def set_up(home: Page) -> Workflow:
    """For the home page and all below it; a review that an administrator chose for it stays."""
    task, _ = SecondPairOfEyes.objects.get_or_create(name=NAME)
    task.groups.add(Group.objects.get(name=REVIEWER.name))
    workflow, _ = Workflow.objects.get_or_create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    return workflow


def put_away_unused() -> None:
    """A review that nobody can approve any more, because its groups are gone."""
    for task in GroupApprovalTask.objects.filter(active=True, groups=None):
        for workflow in task.active_workflows:
            workflow.deactivate()
        task.deactivate()
