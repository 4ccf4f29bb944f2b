"""What a bank says when it sends money or a change of an account back: the standard's codes in plain words.

Nacha Operating Rules, Appendix Four (returns) and Appendix Five (notifications of change); the codes that can meet a
credit of wages. Any other code is shown as it came.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Return:
    """Why a payment came back; `closes`: nothing may be sent to that account again until there is another."""

    says: str
    closes: bool


RETURNS = {
    "R02": Return("The account is closed.", True),
    "R03": Return("The bank has no such account, or it is somebody else's.", True),
    "R04": Return("The account number cannot be right.", True),
    "R06": Return("It came back because Hearth's bank asked for it.", False),
    "R12": Return("The branch was sold to another bank.", True),
    "R13": Return("The routing number is no bank's.", True),
    "R14": Return("The person who holds the account for somebody else has died or cannot act any more.", True),
    "R15": Return("The owner of the account has died.", True),
    "R16": Return("The account is frozen.", True),
    "R17": Return("The bank could not read the entry.", False),
    "R18": Return("The day of settlement was not a day on which the banks settle.", False),
    "R19": Return("The amount could not be read.", False),
    "R20": Return("No payments can be made to this kind of account.", True),
    "R22": Return("The number of the receiver could not be read.", False),
    "R23": Return("The owner of the account refused the money.", True),
    "R24": Return("The bank takes it for a second copy of an entry it had before.", False),
    "R26": Return("A field that must be filled in was empty.", False),
    "R27": Return("The trace number could not be read.", False),
    "R28": Return("The check digit of the routing number is wrong.", True),
    "R30": Return("The bank does not take such entries.", False),
    "R32": Return("The bank cannot settle.", False),
    "R34": Return("The bank may not take part in such payments.", True),
}
"""Every return of a credit that we know."""

OTHER_RETURN = Return("The bank sent the money back.", False)

CHANGES = {
    "C01": "The account number was wrong.",
    "C02": "The routing number was wrong.",
    "C03": "The routing number and the account number were wrong.",
    "C04": "The name of the account's owner is another.",
    "C05": "It is the other kind of account.",
    "C06": "The account number was wrong, and it is the other kind of account.",
    "C07": "The routing number and the account number were wrong, and it is the other kind of account.",
    "C09": "The number of the receiver was wrong.",
}
"""Every notification of change that concerns a credit of wages."""


def return_of(code: str) -> Return:
    """What a return code means; money that came back for a reason we do not know has still come back."""
    return RETURNS.get(code, OTHER_RETURN)
