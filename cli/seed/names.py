"""Invented names. Given names and family names are drawn apart, so that nobody in them is anybody."""

from random import Random

GIVEN = {
    "en": (
        "Ada Agnes Alma Amos Arlo Beatrix Bertram Calla Cedric Clement Cora Cyrus Dorothea Edgar Edith "
        "Eldon Elmer Esme Eunice Ferris Fern Floyd Gideon Greta Hattie Hester Hollis Ida Imogen Irving "
        "Ivy Jasper Josiah Juniper Lavinia Leander Lionel Lottie Mabel Magnus Marlow Maude Merle Minerva "
        "Myrtle Nell Olive Orson Opal Otis Pearl Percy Petra Phoebe Quincy Roscoe Rowena Rufus Selma "
        "Silas Sybil Tabitha Thaddeus Thelma Ursula Verna Vernon Viola Waldo Wilhelmina Winifred Zelda"
    ),
    "es": (
        "Adelina Alba Amparo Anselmo Baltasar Belarmino Benita Candelaria Casimiro Celestino Clemencia "
        "Consuelo Cristobal Delfina Dionisio Edelmira Eleuterio Eulalia Evaristo Fermin Filomena "
        "Florencio Genoveva Graciela Heriberto Herminia Hilario Jacinta Leocadia Leopoldo Lisandro "
        "Macario Modesta Nicanor Ofelia Pascual Petronila Plutarco Remedios Rigoberto Rosalinda Salustio "
        "Serafina Teodora Ubaldo Venancio Zenaida"
    ),
    "hy": "Anoush Aram Arpine Davit Garegin Gohar Hasmik Lusine Nazeli Shushan Tigran Vahan",
    "zh": "Bao Chun Fang Hua Jian Lan Mei Ning Qiu Shan Wen Xiu Yan Zhen",
    "vi": "An Binh Dao Hanh Hoa Khanh Lan Mai Phuc Quyen Thao Tuyet Vinh",
}
FAMILY = {
    "en": (
        "Alderbrook Ashgrove Barnstead Birchfield Blackmere Brackenridge Bramwell Briarwood Caldercott "
        "Copperfell Cranfield Dunmarsh Elderwick Fallowfield Fenwright Foxhollow Glenhaven Greywater "
        "Hartsell Hawksworth Heatherington Hollowell Ironmonger Kestrelton Larkspur Lindenhall Marshwood "
        "Merriweather Millbrook Mossgrove Nettleship Oakhurst Pemberley Pinecroft Quillfeather Ravenshaw "
        "Rookwood Saltmarsh Sedgewick Stonebridge Summerfield Thistlewood Tilworth Underhill Wainscott "
        "Westerly Whitlowe Willowby Winterbourne Yarrow"
    ),
    "es": (
        "Altamirano Arboleda Barranca Bellavista Buenrostro Camposanto Castrejon Cienfuegos Colorado "
        "Dehesa Encinas Espinal Fontanar Fuentecilla Granados Hinojal Jardines Lagunas Llanogrande "
        "Manzanar Mirasol Montealegre Naranjal Olivares Palomar Pedregal Piedrabuena Quintanar Ribera "
        "Robledal Salvatierra Sandoval Sotomayor Torrealba Valdeolivas Valleverde Vistahermosa Zarzamora"
    ),
    "hy": "Arevshatian Berdzorian Dzorapian Gagiklian Karmirian Lernantsian Tsaghkian",
    "zh": "Bai Dong Feng Jiang Lin Mo Qin Shu Tang Xiang Yuan Zhu",
    "vi": "Bui Cao Duong Huynh Luong Mach Quach Thach Vuong",
}
LANGUAGES = ("en",) * 52 + ("es",) * 32 + ("hy",) * 4 + ("zh",) * 7 + ("vi",) * 5
STREETS = [
    "Acorn",
    "Bluebird",
    "Cedar",
    "Dogwood",
    "Elmleaf",
    "Finch",
    "Gooseberry",
    "Hazel",
    "Ironwood",
    "Juniper",
    "Kingfisher",
    "Linden",
    "Madrone",
]
WAYS = ("Avenue", "Court", "Drive", "Lane", "Street", "Way")
CITIES = {
    "34": (("Sacramento", "958"), ("Elk Grove", "957"), ("Folsom", "956"), ("Galt", "956"), ("Citrus Heights", "956")),
    "57": (("Woodland", "957"), ("Davis", "956"), ("Winters", "956"), ("West Sacramento", "956")),
}


def language(random: Random) -> str:
    """A language as spoken in the two counties of the demo, roughly in proportion."""
    return random.choice(LANGUAGES)


def full_name(random: Random, spoken: str) -> tuple[str, str | None, str]:
    """First, middle and last name; two family names now and then where that is the custom."""
    given, family = GIVEN[spoken].split(), FAMILY[spoken].split()
    first, last = random.choice(given), random.choice(family)
    middle = random.choice(given) if random.random() < 0.25 else None
    if spoken == "es" and random.random() < 0.3:
        last = f"{last} {random.choice(family)}"
    return first, middle, last


def address(random: Random, county_code: str) -> tuple[str, str, str]:
    """Street, city and ZIP code in a county of the demo."""
    city, zip_start = random.choice(CITIES[county_code])
    street = f"{random.randrange(10, 9800)} {random.choice(STREETS)} {random.choice(WAYS)}"
    return street, city, f"{zip_start}{random.randrange(0, 100):02d}"


def phone(random: Random, county_code: str) -> str:
    """A telephone number of the kind set aside for fiction: 555-0100 to 555-0199."""
    area = {"34": "916", "57": "530"}[county_code]
    return f"({area}) 555-01{random.randrange(0, 100):02d}"


def ssn(random: Random) -> str:
    """Nine digits that were never issued: the area numbers 900 to 999 are not used for SSNs; 98x is no ITIN either."""
    return f"98{random.randrange(0, 10)}{random.randrange(1, 50):02d}{random.randrange(1, 10000):04d}"


def cin(random: Random) -> str:
    """A well-formed Client Index Number: 9, seven digits, a letter of those in use."""
    return f"9{random.randrange(0, 10**7):07d}{random.choice('ACDEFGHMNTUVWXYZ')}"
