"""The step of review in which another person than the one who asked for it approves a page."""

from __future__ import annotations

from typing import Any

from wagtail.models import AbstractGroupApprovalTask, TaskState

from .publishing import NotYetError, check_can_approve


class SecondPairOfEyes(AbstractGroupApprovalTask):
    class Meta:
        verbose_name = "second pair of eyes"
        verbose_name_plural = "second pairs of eyes"

    @classmethod
    def get_description(cls) -> str:
        return "A member of the chosen groups approves, but nobody their own submission"

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        names = {"reject": "Ask for changes", "approve": "Approve and publish"}
        offered = {name for name, _, _ in super().get_actions(obj, user)}
        if "approve" in offered:
            try:
                check_can_approve(user, _latest(obj))
            except NotYetError:
                offered = set() if _asked(obj, user) else {"reject"}
        return [(name, words, name == "reject") for name, words in names.items() if name in offered]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **options: Any) -> None:
        """Approves what lies there now, whichever page the approval comes from."""
        if action_name == "approve":
            check_can_approve(user, _latest(task_state.workflow_state.content_object))
        super().on_action(task_state, user, action_name, **options)


def _latest(page: Any) -> Any:
    return page.get_latest_revision_as_object()


def _asked(page: Any, user: Any) -> bool:
    state = page.current_workflow_state
    return bool(state and state.requested_by_id == user.pk)
