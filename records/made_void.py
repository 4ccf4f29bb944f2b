"""One definition of "made void", for all who ask what still counts as paid, and of whose wages a void took back."""


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


def of_wages_since(payment: str, since: str) -> str:
    """Whether a payment, by its name in a query, is about wages since a day: what takes wages back is where these were
    paid since then, though its own pay date is later. Asked of payments since that day, as SQL.

    Taxes are counted by the year and the quarter of the wages: a void in January of a payment of December takes nothing
    of the new year's back. Only what takes back is looked up.
    """
    return f"""({payment}.gross_cents >= 0 or exists (
    with recursive answered as (
        select f.replaces_id, f.gross_cents, f.pay_date from payment f where f.id = {payment}.replaces_id
        union all select f.replaces_id, f.gross_cents, f.pay_date
            from answered join payment f on f.id = answered.replaces_id)
    select from answered where answered.gross_cents > 0 and answered.pay_date >= {since}))"""


MADE_VOID = made_void("p")
