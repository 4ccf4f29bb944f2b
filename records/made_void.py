"""One definition of "made void", for all who ask what still counts as paid."""


def made_void(payment: str) -> str:
    """Whether the wages of a payment, by its name in a query, were taken back: by what answers it, or what answers its
    money issued anew, as SQL.

    A void takes back the wages of the payment that had them and answers the one whose money was last out, however often
    it came back and went out again between the two. Each payment is answered by one at the most, so this is a chain.
    """
    return f"""exists (
    with recursive answer as (
        select v.id, v.gross_cents from payment v where v.replaces_id = {payment}.id
        union all select n.id, n.gross_cents from answer join payment n on n.replaces_id = answer.id)
    select from answer where answer.gross_cents < 0)"""


MADE_VOID = made_void("p")
