"""What the forms of an assignment offer."""

from records.assignment_facts import RELATIONS

RELATED = (
    ("none", "Not related"),
    ("spouse", "Spouse or registered domestic partner"),
    ("parent", "Parent"),
    ("child", "Child"),
    ("grandchild", "Grandchild"),
    ("grandparent", "Grandparent"),
    ("sibling", "Brother or sister"),
    ("other_relative", "Other relative"),
)
"""What the provider is to the recipient; the words of `assignment.relationship`."""

LEAVE = (
    ("illness", "Illness"),
    ("family", "Family"),
    ("recipient_away", "The recipient is away or in hospital"),
    ("other", "Another reason"),
)

ENDS = (
    ("recipient_asked", "The recipient asked for it"),
    ("provider_left", "The provider left"),
    ("recipient_moved", "The recipient moved to another county or state"),
    ("services_ended", "The recipient's services ended"),
    ("recipient_died", "The recipient died"),
    ("provider_died", "The provider died"),
)
"""Why an assignment ends, besides a standing that was lost."""

TAKES_CFCO = "The recipient, who had declined CFCO, asks for it now"

if tuple(code for code, _words in RELATED) != RELATIONS:
    raise LookupError("The relations of the form are not those of records/assignment_facts.py. Make them the same.")
