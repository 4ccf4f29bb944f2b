"""What users of provider inquiry agree to, word for word; the oath's version is kept with the initials."""

BANNER = (
    "This system belongs to the State of California. It shows confidential information about children and families.",
    "It is for the business of your organization with California Children's Services, and for nothing else.",
    "What you look at, search for, print or export is written down. Your liaison and the State may read it.",
    "If you do not agree, sign out now.",
)
"""The warning that comes at every sign-in (DHCS agreements, Warning Banners)."""

OATH_VERSION = "2026-01"
"""Changes whenever a word of the oath does."""

OATH = {
    "disclose": "I will tell nobody without a right to it what I see here about a child or a family, nor my password.",
    "misuse": "I will look only at what my work for this organization needs, and never out of curiosity.",
    "accounts": "I will let nobody use my user ID, use nobody else's, and ask for none that belongs to nobody.",
    "revoke": "I know that the State may take my access away at any time, with or without giving a reason.",
    "procedures": "I will follow the rules for users, and tell my liaison at once if others may know my password.",
}
"""The clauses of the oath of confidentiality, each to be initialled (after DHCS 9093)."""
