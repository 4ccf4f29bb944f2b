"""Who works in this office, as far as opening it needs to know."""

import psycopg

from cli.demo import DEMO_COMPLETE, DEMO_DOMAIN

DEMO_STAFF = """
select string_agg(replace(r.role, '_', ' '), ', ' order by r.role) as roles, s.name, s.sign_in_name,
       coalesce(u.name, c.name, 'State') as place
from staff s
join staff_role r on r.staff_id = s.id
left join unit u on u.id = s.unit_id
left join county c on c.code = s.county_code
where s.active and s.sign_in_name like %s
group by s.id, s.name, s.sign_in_name, u.name, c.name
order by roles, place, s.name
"""

DEMO_USERS = """
select case when u.liaison then 'liaison' else u.title end as role, u.first_name || ' ' || u.last_name as name,
       upper(u.sign_in_name) as sign_in,
       o.name || case when o.status = 'frozen' then ' (no liaison)' else '' end as place
from organization_user u
join organization o on o.id = u.organization_id
where u.status = 'active' and u.email like '%.example'
order by o.id, u.sign_in_name
"""

WANTS_DEMO = """
select not exists (select 1 from staff)
    or (exists (select 1 from staff where sign_in_name like %s)
        and not exists (select 1 from submission where form_key = %s))
"""


def wants_demo(url: str) -> bool:
    """Whether the demo may be told here: nobody works here yet, or telling it was broken off and goes on."""
    with psycopg.connect(plain(url), connect_timeout=5) as connection:
        row = connection.execute(WANTS_DEMO, [f"%{DEMO_DOMAIN}", DEMO_COMPLETE]).fetchone()
    return row is not None and bool(row[0])


def demo_staff(url: str) -> list[tuple[str, str, str, str]]:
    """The demo's staff: roles, name, sign-in name, place; empty in an office that is no demo."""
    with psycopg.connect(plain(url), connect_timeout=5) as connection:
        rows = connection.execute(DEMO_STAFF, [f"%{DEMO_DOMAIN}"]).fetchall()
    return [(roles, name, sign_in, place) for roles, name, sign_in, place in rows]


def demo_providers(url: str) -> list[str]:
    """The sign-in names of the demo's providers and recipients with accounts of their own."""
    with psycopg.connect(plain(url), connect_timeout=5) as connection:
        rows = connection.execute(
            "select sign_in_name from account where sign_in_name like %s order by 1", [f"%{DEMO_DOMAIN}"]
        ).fetchall()
    return [name for (name,) in rows]


def demo_users(url: str) -> list[tuple[str, str, str, str]]:
    """The demo's users of organizations in provider inquiry: role, name, user ID, organization."""
    with psycopg.connect(plain(url), connect_timeout=5) as connection:
        return [(role, name, user_id, place) for role, name, user_id, place in connection.execute(DEMO_USERS)]


def plain(url: str) -> str:
    """A database's address as psycopg itself reads it, without SQLAlchemy's word for the driver."""
    return url.replace("postgresql+psycopg", "postgresql", 1)
