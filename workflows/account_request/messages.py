"""The messages of an account request and the step that each calls; the steps of its clocks."""

from workflows.steps import account_request as steps
from workflows.steps.account_request import ClockName, RequestAnswer
from workflows.steps.step import AboutClock, Step, Told

MESSAGES: dict[str, Step[Told, RequestAnswer]] = {
    "review_account_request": steps.REVIEW_ACCOUNT_REQUEST,
    "answer_return": steps.ANSWER_RETURN,
    "assign_user_id": steps.ASSIGN_USER_ID,
    "make_one_time_password": steps.MAKE_ONE_TIME_PASSWORD,
    "confirm_handed_out": steps.CONFIRM_HANDED_OUT,
    "first_sign_in": steps.FIRST_SIGN_IN,
    "withdraw_account_request": steps.WITHDRAW_ACCOUNT_REQUEST,
}

RUN_OUT: dict[str, Step[AboutClock, RequestAnswer]] = {
    ClockName.REVIEW: steps.REQUEST_OVERDUE,
    ClockName.ANSWER: steps.RETURN_NOT_ANSWERED,
    ClockName.ASSIGNMENT: steps.REQUEST_OVERDUE,
    ClockName.HAND_OUT: steps.HAND_OUT_REMINDER,
    ClockName.FIRST_SIGN_IN: steps.PASSWORD_NOT_USED,
}
"""The step for each limit of time that has run out."""
