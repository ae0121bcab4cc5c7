"""A client for the API of Ask A&E. It needs Python alone; this folder may be copied into another program.

::

    from askae.client import Client, assess

    client = Client("https://hospital.example")
    outcome = assess(client, ask).outcome  # ask(page, refused) shows a page and gives its answers
"""

from .assess import Ask, Assessment, assess
from .client import Client
from .errors import (
    AnswersRefusedError,
    ClientError,
    KeyRefusedError,
    NetworkError,
    ProblemError,
    TooManyRequestsError,
    UnexpectedAnswerError,
    UnfinishedError,
    WithdrawnError,
)
from .shapes import (
    Answer,
    Answers,
    ClosedPlace,
    Complaint,
    Finished,
    FoundComplaint,
    Handover,
    Heard,
    Knowledge,
    Language,
    Named,
    Near,
    NextPage,
    OfferedPlace,
    Option,
    Outcome,
    Page,
    Place,
    Places,
    Question,
    Refused,
    Search,
    Status,
    Summary,
    Understood,
    UnfitPlace,
)

__all__ = [
    "Answer",
    "Answers",
    "AnswersRefusedError",
    "Ask",
    "Assessment",
    "Client",
    "ClientError",
    "ClosedPlace",
    "Complaint",
    "Finished",
    "FoundComplaint",
    "Handover",
    "Heard",
    "KeyRefusedError",
    "Knowledge",
    "Language",
    "Named",
    "Near",
    "NetworkError",
    "NextPage",
    "OfferedPlace",
    "Option",
    "Outcome",
    "Page",
    "Place",
    "Places",
    "ProblemError",
    "Question",
    "Refused",
    "Search",
    "Status",
    "Summary",
    "TooManyRequestsError",
    "Understood",
    "UnexpectedAnswerError",
    "UnfinishedError",
    "UnfitPlace",
    "WithdrawnError",
    "assess",
]
