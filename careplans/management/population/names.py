"""Names as people in Kent have them: by community, sex and decade of birth, the commonest first."""

from careplans.management.population.drawing import Table, falling, words

DECADES = (1935, 1955, 1975, 1995, 2010)

GIVEN = {
    ("british", "female"): (
        "Margaret Joan Mary Dorothy Doris Kathleen Joyce Eileen Edith Vera Irene Sheila Betty Barbara Jean Audrey "
        "Sylvia Phyllis Marjorie Hilda Gladys Winifred Beryl Elsie Patricia Florence Iris Violet Ivy Muriel Peggy",
        "Margaret Patricia Jean Barbara Maureen Sheila Ann Shirley Brenda Pamela Christine Janet Doreen June "
        "Jacqueline "
        "Rita Valerie Carol Marion Sandra Beryl Elizabeth Pauline Josephine Hazel Gillian Rosemary Judith Wendy Eileen",
        "Susan Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison Caroline Amanda "
        "Sandra Linda Catherine Elizabeth Carol Joanne Wendy Janet Dawn Christine Nicola Michelle Lisa Claire",
        "Sarah Emma Rebecca Laura Claire Nicola Gemma Victoria Kelly Katie Louise Rachel Samantha Amy Jennifer "
        "Charlotte "
        "Natalie Hannah Lauren Jessica Stephanie Danielle Kirsty Leanne Zoe Hayley Melissa Joanna Amanda Abigail",
        "Olivia Chloe Emily Sophie Jessica Megan Lucy Grace Ellie Ella Charlotte Amelia Isabella Lily Mia Ava Poppy "
        "Ruby "
        "Evie Freya Holly Daisy Isla Phoebe Florence Millie Imogen Molly Elsie Matilda",
    ),
    ("british", "male"): (
        "John William George Ronald Kenneth James Thomas Robert Dennis Frederick Albert Arthur Leslie Charles Harold "
        "Stanley Eric Ernest Norman Reginald Sidney Edward Jack Peter Roy Alfred Frank Cyril Walter Douglas",
        "John David Peter Michael Brian Alan Robert William James Roy Anthony Derek Kenneth Raymond Terence Ronald "
        "Geoffrey Keith Roger Barry Malcolm Colin Dennis Gordon Graham Trevor Donald Norman Thomas Bernard",
        "David Paul Andrew Mark John Michael Stephen Ian Robert Richard Christopher Peter Simon Anthony Kevin Gary "
        "Steven Martin James Philip Alan Neil Nigel Timothy Colin Graham Jonathan Nicholas William Adrian",
        "Daniel Matthew James Christopher Thomas Andrew Adam Ryan Ashley Craig Lee Luke Jamie Michael Benjamin David "
        "Robert Stephen Mark Richard Joseph Jonathan Alexander Sam Liam Scott Shaun Karl Nathan Dean",
        "Jack Joshua Thomas James Oliver Harry Charlie Alfie Jacob George William Ethan Noah Leo Oscar Archie Henry "
        "Freddie Arthur Theo Logan Max Isaac Lucas Dylan Finley Toby Edward Tyler Reuben",
    ),
    ("irish", "female"): (
        "Mary Bridget Kathleen Margaret Eileen Nora Maureen Teresa Philomena Breda",
        "Mary Margaret Catherine Anne Bernadette Noreen Carmel Patricia Maeve Sheila",
        "Mary Siobhan Deirdre Orla Fionnuala Grainne Sinead Niamh Aisling Ann",
        "Aoife Ciara Niamh Sinead Roisin Caoimhe Orla Emma Sarah Clodagh",
        "Saoirse Aoife Caoimhe Fiadh Niamh Erin Roisin Cara Eabha Sadhbh",
    ),
    ("irish", "male"): (
        "Patrick Michael John James Thomas Denis Daniel Cornelius Timothy Jeremiah",
        "Patrick Michael John Sean Brendan Kevin Eamonn Dermot Liam Declan",
        "Declan Brendan Sean Kieran Padraig Fergal Cormac Niall Eoin Conor",
        "Conor Sean Eoin Cian Darragh Niall Ciaran Oisin Padraig Ronan",
        "Cillian Oisin Fionn Conor Sean Tadhg Darragh Rian Cian Senan",
    ),
    ("welsh", "female"): (
        "Gwyneth Megan Mair Olwen Nesta Blodwen Margaret Eluned Gwladys Myfanwy",
        "Gwyneth Megan Mair Sian Eirlys Rhiannon Margaret Menna Beti Carys",
        "Sian Rhian Bethan Delyth Eleri Nia Menna Catrin Angharad Helen",
        "Bethan Cerys Rhiannon Catrin Megan Sioned Lowri Ffion Sian Nia",
        "Seren Ffion Megan Cadi Mali Efa Cerys Lowri Nansi Erin",
    ),
    ("welsh", "male"): (
        "David Evan Thomas Idris Ivor Emlyn William Gwilym Trevor Emrys",
        "David Gareth Alun Geraint Huw Glyn Emyr Dilwyn Ieuan John",
        "Gareth Huw Rhys Dafydd Alun Geraint Aled Ceri Dewi Hywel",
        "Rhys Gareth Owain Dafydd Ieuan Iwan Aled Tomos Sion Llyr",
        "Osian Rhys Dylan Macsen Ioan Harri Tomos Elis Gruffydd Jac",
    ),
    ("scottish", "female"): (
        "Margaret Jean Agnes Mary Isabella Elizabeth Catherine Janet Helen Jessie",
        "Margaret Elizabeth Mary Catherine Morag Fiona Sheena Moira Aileen Isobel",
        "Fiona Lorraine Karen Susan Elaine Alison Shona Mhairi Lesley Gillian",
        "Kirsty Laura Eilidh Catriona Heather Lyndsey Mhairi Ailsa Rhona Gemma",
        "Eilidh Isla Skye Iona Ailsa Sophie Orla Callie Emily Freya",
    ),
    ("scottish", "male"): (
        "John James William Alexander Robert Archibald Hugh Hamish Donald Angus",
        "James Alexander Iain Alastair Donald Duncan Angus Hamish Gordon Robert",
        "Alasdair Stuart Graeme Craig Iain Scott Kenneth Neil Ewan Gordon",
        "Callum Ross Fraser Euan Craig Scott Calum Gregor Ewan Cameron",
        "Lewis Callum Finlay Rory Fraser Angus Harris Murray Blair Cameron",
    ),
    ("muslim", "female"): (
        "Fatima Amina Khadija Zainab Rashida Sakina Hafiza Mumtaz Nasreen Razia",
        "Shamim Nasreen Parveen Shahnaz Naseem Rehana Yasmin Zahida Rukhsana Farida",
        "Shazia Nazia Saima Farzana Shabana Rubina Samina Yasmin Tahira Fozia",
        "Aisha Sadia Nadia Zara Farah Sana Hina Saira Mariam Iqra",
        "Fatima Aisha Maryam Zainab Hafsa Inaya Amina Safa Zahra Ayesha",
    ),
    ("muslim", "male"): (
        "Mohammed Ghulam Abdul Fazal Karim Sultan Noor Sher Ali Bashir",
        "Mohammed Muhammad Abdul Tariq Khalid Nazir Mahmood Riaz Iqbal Javed",
        "Mohammed Imran Asif Shahid Nadeem Kashif Zahid Sajid Tahir Amjad",
        "Mohammed Muhammad Usman Bilal Hamza Adeel Faisal Haroon Omar Ahmed",
        "Muhammad Mohammed Ibrahim Yusuf Ayaan Zakariya Hamza Musa Mohammad Eesa",
    ),
    ("sikh", "female"): (
        "Surjit Gurdev Harbans Mohinder Kartar Pritam Amar Gurmit Swaran Charan",
        "Surinder Gurmit Balbir Jaswinder Harjit Kulwant Paramjit Manjit Ranjit Sukhdev",
        "Jaspreet Parminder Sukhjit Rajinder Kuldip Baljit Amarjit Narinder Kiran Mandeep",
        "Manpreet Harpreet Simran Navdeep Gurpreet Amandeep Jasmeet Kiran Rupinder Ravinder",
        "Simran Jasleen Avneet Harleen Gurleen Mehar Amrit Diya Kiran Jasmine",
    ),
    ("sikh", "male"): (
        "Mohinder Kartar Gurdial Pritam Harbans Sohan Gurbachan Ajit Darshan Joginder",
        "Balbir Gurmukh Jaswant Harbhajan Surjit Avtar Mohan Resham Tarsem Malkit",
        "Sukhdev Kulwinder Jaspal Baljit Harjinder Paramjit Satnam Surinder Gurdeep Ranjit",
        "Gurpreet Harpreet Manpreet Amandeep Jasdeep Navdeep Sukhraj Ravinder Inderjit Kiran",
        "Arjan Fateh Jovan Angad Gurnoor Harjot Rajan Ekam Armaan Veer",
    ),
    ("hindu", "female"): (
        "Kamla Shanta Savita Lalita Kanta Pushpa Manjula Hansa Jyoti Sarla",
        "Pushpa Kokila Ranjan Bhavna Hansa Nirmala Urmila Usha Asha Meena",
        "Sunita Meena Bharti Jayshree Anita Nisha Rekha Geeta Hina Kalpana",
        "Priya Neha Pooja Anjali Deepa Kavita Sonal Reena Nisha Rupal",
        "Anya Diya Aanya Mira Riya Isha Anaya Tara Saanvi Maya",
    ),
    ("hindu", "male"): (
        "Ramesh Mohan Chandu Kantilal Jayant Manilal Ramji Harish Natwar Govind",
        "Suresh Ramesh Dinesh Mahesh Bharat Vinod Ashok Kirit Arvind Pravin",
        "Sanjay Rajesh Nilesh Hitesh Manish Paresh Anil Sunil Jayesh Ketan",
        "Amit Rahul Vikram Nikhil Ravi Kunal Chirag Hiren Deepak Sachin",
        "Aarav Dev Rohan Arjun Krish Aryan Kian Rishi Veer Shay",
    ),
    ("polish", "female"): (
        "Maria Janina Stanislawa Zofia Helena Irena Wanda Jadwiga Krystyna Genowefa",
        "Krystyna Barbara Danuta Halina Teresa Elzbieta Ewa Maria Irena Urszula",
        "Malgorzata Anna Beata Agnieszka Dorota Iwona Katarzyna Renata Joanna Monika",
        "Agnieszka Katarzyna Magdalena Monika Justyna Karolina Sylwia Paulina Natalia Ewelina",
        "Zuzanna Julia Maja Lena Hanna Zofia Alicja Oliwia Amelia Wiktoria",
    ),
    ("polish", "male"): (
        "Stanislaw Jozef Jan Kazimierz Wladyslaw Tadeusz Zygmunt Boleslaw Mieczyslaw Henryk",
        "Zbigniew Andrzej Jerzy Ryszard Stanislaw Janusz Krzysztof Jan Tadeusz Waldemar",
        "Piotr Krzysztof Tomasz Andrzej Dariusz Marek Grzegorz Jacek Robert Slawomir",
        "Tomasz Marcin Lukasz Michal Pawel Kamil Mateusz Adrian Przemyslaw Rafal",
        "Jakub Filip Szymon Antoni Aleksander Oliwier Wojciech Kacper Franciszek Nikodem",
    ),
    ("nigerian", "female"): (
        "Comfort Grace Victoria Beatrice Esther Florence Felicia Agnes Abigail Ruth",
        "Grace Florence Folasade Ngozi Comfort Victoria Bukola Patience Chinyere Abiola",
        "Ngozi Folake Chioma Yetunde Blessing Bukola Ifeoma Titilayo Funmilayo Adaeze",
        "Chidinma Blessing Temitope Ifeoma Oluwaseun Chiamaka Tolulope Amaka Bolanle Kemi",
        "Precious Chimamanda Ayomide Zuri Oluwadara Adanna Destiny Ifeoluwa Sophia Amarachi",
    ),
    ("nigerian", "male"): (
        "Samuel Emmanuel Joseph Michael Augustine Benjamin Festus Gabriel Solomon Moses",
        "Emmanuel Samuel Olusegun Chukwuma Babatunde Sunday Emeka Adebayo Ikechukwu Godwin",
        "Olumide Chukwuemeka Adewale Obinna Kayode Emeka Femi Uchenna Babajide Ifeanyi",
        "Chinedu Oluwaseun Tobi Emeka Ayodele Ikenna Tunde Chidi Damilola Segun",
        "David Daniel Emmanuel Ayomide Chidubem Oluwatobi Jayden Tobenna Ifeanyi Malachi",
    ),
    ("caribbean", "female"): (
        "Gloria Myrtle Icilda Hyacinth Pearl Inez Daphne Merlene Una Lurline",
        "Beverley Marcia Yvonne Sonia Lorna Claudette Norma Paulette Marva Hyacinth",
        "Sharon Donna Jacqueline Sonia Marcia Beverley Michelle Maxine Andrea Yvette",
        "Natasha Chantelle Keisha Tamara Simone Leanne Monique Danielle Rochelle Shanice",
        "Aaliyah Tiana Kiara Amara Shanelle Naomi Jada Imani Nevaeh Renee",
    ),
    ("caribbean", "male"): (
        "Winston Clifford Egbert Vincent Rupert Cecil Alvin Neville Wilfred Hubert",
        "Winston Desmond Errol Trevor Carlton Delroy Lloyd Clive Neville Everton",
        "Wayne Leroy Michael Trevor Dwight Carl Ricky Tony Gary Clifton",
        "Jermaine Marlon Jerome Leon Tyrone Nathan Aaron Dwayne Ashley Kieran",
        "Tyrese Malachi Jayden Kymani Zion Theo Josiah Isaiah Elijah Caleb",
    ),
    ("chinese", "female"): ("Mei Ling Wai Siu Yuk Lai Suk Kit Sau Oi",) * 3 + ("Amy Jenny Grace Vivian Mei Emily",) * 2,
    ("chinese", "male"): ("Wai Ming Kwok Chi Kam Tak Ho Wing Man Yiu",) * 3
    + ("Kevin Jason Eric Raymond Jacky Alan",) * 2,
    ("romanian", "female"): ("Maria Elena Ana Ioana Ileana Viorica Rodica Mihaela Andreea Cristina Alexandra",) * 5,
    ("romanian", "male"): ("Ion Gheorghe Vasile Constantin Nicolae Marian Florin Ionut Adrian Mihai Alexandru",) * 5,
}
SURNAMES = {
    "british": (
        "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts "
        "Green Hall Wood Jackson Clarke Harris Martin Cooper Ward Turner Hill Moore Clark Baker King Harrison Morris "
        "Lee Allen Hughes Edwards Parker Cook Bennett Shaw Carter Richardson Phillips Watson Collins Young Bailey Cox "
        "Miller Adams Rogers Wilkinson Marshall Foster Webb Mills Hunt Palmer Holmes Powell Chapman Knight Butler "
        "Matthews Barker Stevens Mason Fisher Barnes Ellis Dixon Harvey Pearson Gibson Reynolds Lloyd Fletcher Payne "
        "Andrews Ford West Day Russell Brooks Dean Cole Saunders Spencer Perry Lawrence Porter Hart Watts Elliott "
        "Walsh Burton Bishop Page Fuller Gardner Hopkins Lane Bird Newman Parsons Nicholls Francis Jenkins Lewis "
        "Greenwood Stone Fox Long Read Reed Reid Hawkins Goodwin Kemp Sharp Burgess Hodges Hewitt Baldwin Peacock "
        "Gilbert Marsh Wells Holland French Osborne Higgins Norris Blake Cross Field Love Winter Sutton Crane Ashby "
        "Pilcher Hogben Fagg Goldup Wraight Maxted Hambrook Pettman Kingsnorth Solley Sladden Setterfield Mockett Gore"
    ),
    "irish": (
        "Murphy Kelly O'Brien Byrne O'Sullivan O'Connor Walsh Ryan McCarthy Doyle O'Neill Gallagher O'Reilly Doherty "
        "Kennedy Lynch Murray Quinn McLoughlin O'Donnell Dunne Brennan Burke Nolan Collins Maguire Fitzgerald O'Leary "
        "Sheehan O'Shea Moran Keane McDonagh O'Keeffe Flynn Healy Foley Regan Duffy McGrath"
    ),
    "welsh": (
        "Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Rees Morris Price "
        "Jenkins Phillips Lloyd Powell Llewellyn Howells Bowen Vaughan Meredith Probert Pritchard Parry Gwynne Bevan"
    ),
    "scottish": (
        "MacDonald Campbell Stewart McKenzie Robertson Anderson Scott Murray Reid Fraser McLean Morrison Ross Hamilton "
        "Graham Kerr Duncan Ferguson Cameron Grant McKay Sinclair Sutherland Gordon McGregor MacLeod Bruce Paterson "
        "McIntyre McNeil McLaren McPherson Macfarlane Buchanan Drummond Munro McArthur"
    ),
    "muslim": (
        "Khan Ahmed Hussain Ali Begum Akhtar Mahmood Iqbal Malik Rahman Miah Islam Uddin Chowdhury Shah Mirza Bibi "
        "Ahmad Hassan Sheikh Qureshi Butt Hossain Choudhury Raza Aziz Javed Saleem Siddiqui Kausar"
    ),
    "sikh": (
        "Singh Gill Dhillon Sandhu Sidhu Grewal Bains Virdee Johal Dhaliwal Sahota Sangha Atwal Rai Uppal Bhogal Hayre "
        "Mann Aujla Panesar"
    ),
    "hindu": (
        "Patel Shah Sharma Desai Mistry Kumar Joshi Parmar Mehta Chauhan Solanki Rao Nair Pillai Iyer Gupta Verma "
        "Reddy "
        "Menon Trivedi Thapa Gurung Rai Limbu"
    ),
    "polish": (
        "Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski "
        "Kozlowski "
        "Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zajac Pawlowski Michalski Krol Wieczorek "
        "Jablonski Wrobel Nowakowski Majewski Olszewski Stepien"
    ),
    "nigerian": (
        "Okafor Adeyemi Okonkwo Adebayo Eze Nwosu Balogun Ogunleye Okoro Afolabi Oluwole Adeleke Chukwu Obi Akinola "
        "Ojo Nwachukwu Bello Lawal Olawale Ibrahim Uche Onyekachi Adekunle Fashola Osei Mensah Boateng Owusu Asante"
    ),
    "caribbean": (
        "Campbell Brown Williams Johnson Clarke Francis Gordon Thompson Grant Reid Henry Morgan Bailey Samuels Palmer "
        "Blackwood Joseph Charles Baptiste St-Louis"
    ),
    "chinese": "Wong Chan Li Chen Cheung Lee Ho Lam Leung Ng Tang Yip Lau Liu Wang Zhang Tsang Kwan Yeung Man",
    "romanian": (
        "Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Marin Dinu Toma Lungu "
        "Constantinescu Florea Nistor Moldovan"
    ),
}
# Names of places and trades, joined: the long tail that holds half of all surnames in England.
BEGINNINGS = words(
    "Ash Black Brad Brook Broad Burn Cat Chil Clay Cold Cran Crow Dun East Eller Fair Far Fen Gold Green Had Hal Ham "
    "Har Hart Haw Hazel Hol Horn Kel Kings Lang Lin Long Mar Mid Nor Oak Old Pem Pen Red Rock Row Shel Sher Stan Stock "
    "Stock Sut Thorn Wad Wal Whit Wil Win Wood"
)
ENDINGS = words(
    "ley ton ford wood worth field ham by well stone bourne combe croft den dale gate grave hurst land low man more "
    "mere ridge sted stead wick bridge brook cliffe"
)
TAIL = [beginning + ending for beginning in BEGINNINGS for ending in ENDINGS]
FROM_THE_TAIL = 0.45

COMMUNITIES = Table(
    {
        "british": 78,
        "irish": 3.2,
        "welsh": 2.6,
        "scottish": 3.2,
        "muslim": 3,
        "sikh": 1.6,
        "hindu": 2.6,
        "polish": 1.6,
        "nigerian": 2,
        "caribbean": 0.9,
        "chinese": 0.6,
        "romanian": 0.7,
    }
)
ETHNIC = {
    **dict.fromkeys(("british", "welsh", "scottish"), "White - British"),
    "irish": "White - Irish",
    **dict.fromkeys(("polish", "romanian"), "White - Any other White background"),
    "muslim": "Asian or Asian British - Pakistani",
    **dict.fromkeys(("sikh", "hindu"), "Asian or Asian British - Indian"),
    "nigerian": "Black or Black British - African",
    "caribbean": "Black or Black British - Caribbean",
    "chinese": "Other ethnic groups - Chinese",
}
FAITHS = {"muslim": "Muslim", "sikh": "Sikh", "hindu": "Hindu", "polish": "Roman Catholic", "irish": "Roman Catholic"}
NICKNAMES = {
    "Margaret": ("Maggie", "Peggy", "Meg"),
    "Elizabeth": ("Betty", "Liz", "Beth"),
    "Dorothy": ("Dot", "Dolly"),
    "Kathleen": ("Kath", "Kathy"),
    "Catherine": ("Kate", "Cathy"),
    "Patricia": ("Pat", "Trish"),
    "Barbara": ("Babs", "Barb"),
    "Susan": ("Sue", "Suzie"),
    "Christine": ("Chris", "Tina"),
    "Deborah": ("Debbie", "Deb"),
    "Josephine": ("Jo", "Josie"),
    "Pamela": ("Pam",),
    "Sandra": ("Sandy",),
    "Winifred": ("Win", "Freda"),
    "Florence": ("Flo", "Florrie"),
    "Rebecca": ("Becky", "Becca"),
    "Victoria": ("Vicky", "Tori"),
    "Samantha": ("Sam",),
    "Jennifer": ("Jenny", "Jen"),
    "Jacqueline": ("Jackie",),
    "Judith": ("Judy",),
    "William": ("Bill", "Billy", "Will"),
    "Robert": ("Bob", "Rob", "Bert"),
    "Richard": ("Dick", "Rick"),
    "Edward": ("Ted", "Ned", "Eddie"),
    "John": ("Jack", "Johnny"),
    "James": ("Jim", "Jimmy"),
    "Thomas": ("Tom", "Tommy"),
    "Charles": ("Charlie", "Chas"),
    "George": ("Georgie",),
    "Frederick": ("Fred", "Freddie"),
    "Albert": ("Bert", "Bertie"),
    "Alfred": ("Alf", "Fred"),
    "Ronald": ("Ron", "Ronnie"),
    "Kenneth": ("Ken", "Kenny"),
    "Reginald": ("Reg",),
    "Stanley": ("Stan",),
    "Michael": ("Mick", "Mike"),
    "Anthony": ("Tony",),
    "Terence": ("Terry",),
    "Christopher": ("Chris", "Kit"),
    "Stephen": ("Steve",),
    "Andrew": ("Andy", "Drew"),
    "David": ("Dave", "Dai"),
    "Peter": ("Pete",),
    "Raymond": ("Ray",),
    "Leslie": ("Les",),
    "Daniel": ("Dan", "Danny"),
    "Matthew": ("Matt",),
    "Joseph": ("Joe",),
    "Benjamin": ("Ben",),
    "Patrick": ("Paddy", "Pat"),
    "Bridget": ("Bridie", "Biddy"),
    "Mohammed": ("Mo",),
    "Stanislaw": ("Stan", "Staszek"),
    "Agnieszka": ("Aga",),
    "Malgorzata": ("Gosia",),
    "Katarzyna": ("Kasia",),
}

_GIVEN_TABLES = {key: [falling(names) for names in decades] for key, decades in GIVEN.items()}
_SURNAME_TABLES = {community: falling(names) for community, names in SURNAMES.items()}


def draw_given_name(rng, community, sex, year):
    """A first name as this community gave it in this year; Irish and other families give English names too."""
    if community in ("irish", "welsh", "scottish", "caribbean", "chinese") and rng.random() < 0.5:
        community = "british"
    at = sum(year >= decade for decade in DECADES[:-1])
    return _GIVEN_TABLES[community, sex][at].draw(rng)


def draw_surname(rng, community):
    """A family name as it is written for a man."""
    if community == "british" and rng.random() < FROM_THE_TAIL:
        return TAIL[int(rng.random() * len(TAIL))]
    name = _SURNAME_TABLES[community].draw(rng)
    if rng.random() < 0.02 and community in ("british", "irish", "scottish", "caribbean"):
        name = f"{name}-{_SURNAME_TABLES['british'].draw(rng)}"
    return name


def as_worn_by(surname, community, sex):
    """The form a woman has of a family name: Kowalska beside Kowalski, Kaur beside Singh, Begum beside Miah."""
    if sex == "male":
        return surname
    if community == "polish" and surname.endswith(("ski", "cki")):
        return surname[:-1] + "a"
    return {"Singh": "Kaur", "Miah": "Begum", "Uddin": "Bibi"}.get(surname, surname)
