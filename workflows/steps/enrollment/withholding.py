"""The step of what is withheld from a provider's pay that the law has a say in."""

from workflows.steps.enrollment.standing import EnrollmentAnswer
from workflows.steps.step import Kind, Step, Told

GIVE_OLD_W4 = Step("give_old_w4", Told, EnrollmentAnswer, of=Kind.ENROLLMENT)
"""A W-4 from before 2020 came on paper: puts `ihss.w4_bridge` to the law, and keeps the paper's status and allowances
with the certificate of today that comes to the same. Answers `given`; moves nothing."""
