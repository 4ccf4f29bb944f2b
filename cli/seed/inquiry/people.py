"""The invented people of the demo's organizations, by the user ID that the Information Technology Unit gave them."""

import datetime as dt
from dataclasses import dataclass

from records.account_requests import Wanted


@dataclass(frozen=True)
class Person:
    """Somebody who has, had or wants an account. User IDs tell the organization, so that they are easy to remember."""

    user_id: str
    first_name: str
    last_name: str
    title: str
    department: str | None = None
    liaison: bool = False

    @property
    def email(self) -> str:
        """At work."""
        return f"{self.first_name}.{self.last_name}@{self.user_id.rstrip('0123456789')}.example".lower()

    @property
    def phone(self) -> str:
        """A number of those set aside for fiction."""
        return f"(916) 555-01{sum(self.last_name.encode()) % 90 + 10}"

    def wanted(self, on: dt.date) -> Wanted:
        """The row of a form that asks for an account."""
        about = {name: getattr(self, name) for name in ("first_name", "last_name", "title", "department")}
        reason = "new_liaison" if self.liaison else "new_staff"
        return Wanted("add", on, reason, **about, phone=self.phone, email=self.email, liaison=self.liaison)


BILLING, RECORDS = "Patient accounts", "Health records"

IMOGEN = Person("COPPER01", "Imogen", "Lindenhall", "Manager of authorizations", BILLING, liaison=True)
JASPER = Person("COPPER02", "Jasper", "Merriweather", "Supervisor", RECORDS, liaison=True)
DELFINA = Person("COPPER03", "Delfina", "Buenrostro", "Authorization clerk", BILLING)
PERCY = Person("COPPER04", "Percy", "Glenhaven", "Biller", BILLING)
LAN = Person("COPPER05", "Lan", "Huynh", "Scheduler", "Outpatient clinics")
OTIS = Person("COPPER06", "Otis", "Wainscott", "Biller", BILLING)
VERNA = Person("COPPER07", "Verna", "Hartsell", "Coder", RECORDS)
TEODORA = Person("COPPER08", "Teodora", "Encinas", "Discharge planner", "Inpatient care")
SILAS = Person("COPPER09", "Silas", "Bramwell", "Scheduler", "Outpatient clinics")
HATTIE = Person("COPPER10", "Hattie", "Cranfield", "Authorization clerk", BILLING)
NICANOR = Person("COPPER11", "Nicanor", "Espinal", "Social worker", "Inpatient care")

WINIFRED = Person("POPPY01", "Winifred", "Barnstead", "Director of care coordination", liaison=True)
ANSELMO = Person("POPPY02", "Anselmo", "Granados", "Care coordinator")
MAUDE = Person("POPPY03", "Maude", "Westerly", "Analyst")

EUNICE = Person("CLEMENT01", "Eunice", "Heatherington", "Office manager", liaison=True)
IDA = Person("CLEMENT02", "Ida", "Yarrow", "Medical assistant")

GIDEON = Person("MARIGOLD01", "Gideon", "Foxhollow", "Administrator", liaison=True)
CONSUELO = Person("JUNIPER01", "Consuelo", "Valleverde", "Practice manager", liaison=True)

LOOKED_AT = (IMOGEN, DELFINA, WINIFRED, ANSELMO, IDA)
"""Who is named where the demo's sign-ins are printed."""
