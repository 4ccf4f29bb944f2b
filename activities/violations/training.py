"""Self-study is offered with a second violation, once; whoever finishes it in fourteen days has it taken back."""

from activities import submissions
from activities.doing import Doing, Refused
from activities.step import step
from activities.violations import clock_rows
from activities.violations.standing import answer, as_it_stands, move, violation_of
from activities.violations.telling_others import tell_others
from rules.sentences import long_day
from workflows.steps.letters import Letter, LetterDue
from workflows.steps.step import Told
from workflows.steps.violation import FINISH_TRAINING, Cause, ClockName, ViolationAnswer, ViolationStatus


@step(FINISH_TRAINING, refuse=as_it_stands)
def finish_training(doing: Doing, told: Told) -> ViolationAnswer:
    """Finished by the fourteenth day after the notice; a signed form of that time may be entered later by staff."""
    said, row = submissions.payload(doing, told), violation_of(doing)
    last = row.training_offered_until
    if last is None:
        raise Refused("No self-study was offered with this violation. It is offered with a second one, and once.")
    finished = doing.today if told.by is None else submissions.day(said["finished_on"])
    if finished > doing.today:
        raise Refused("This day is yet to come. Give the day on which the self-study was finished.")
    if row.notice_on is not None and finished < row.notice_on:
        raise Refused("The self-study was offered with the notice. Give a day after it.")
    if finished > last:
        raise Refused(f"The last day to finish the self-study was {long_day(last, 'en')}. The violation stands.")
    row.training_finished_on = finished
    clock_rows.end(doing, ClockName.TRAINING, "met", finished)
    move(doing, Cause.TRAINED, ViolationStatus.ENDED, told)
    tell_others(doing)
    return answer(doing, "trained", letters=[LetterDue(Letter.VIOLATION_TRAINED)])
