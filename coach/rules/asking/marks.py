"""What speaks against a question as it stands: few rules, each with its name (advice 2d)."""

from __future__ import annotations

import re

from coach.content.vocabulary import closed_class, lexicon
from coach.rules.asking.parts import Part, parts, plain, unlinked

WEAK = (
    "asks_for_job",
    "too_personal",
    "leading",
    "double_barrelled",
    "web_searchable",
    "too_broad",
    "closed",
)
"""The weak tags, the gravest first."""

_ME = r"(?:me|for me|someone like me)"
_JOB = re.compile(
    r"\b(?:hire|employ|recruit|interview|take) me\b(?! on a| through| to)|\b(?:you|company|team|firm|they|place) (?:currently |still )?(?:hiring|recruiting)\b"
    r"|\bhiring (?:now|at the moment|right now)|\bvacanc(?:y|ies)\b|\b(?:job|position) openings?\b|\bany openings?\b|\bopenings? (?:for me|in your|at your|on your)"
    r"|\bget me (?:a|an|the|any|some|into|in)\b|\b(?:give|offer|find|get) me (?:\w+ ){0,2}(?:job|position|role|interview|work|internship|place)\b"
    r"|\b(?:job|position|role|work|internship|place|spot) (?:\w+ ){0,2}for me\b|\bgood word\b|\brefer me\b(?! to)|\brecommend me\b(?! (?:a|some|any|books?))"
    r"|\b(?:pass|forward|give|send|hand|submit|show|look at|put)(?: on| in)? (?:you |him |her )?my (?:cv|resume|résumé|application)\b"
    r"|\b(?:here is|here's|attached is|i attach|i brought) my (?:cv|resume|résumé)\b|\bi (?:urgently |really )?need (?:a|this|some) (?:job|work)\b"
    r"|\b(?:get|have|apply for) (?:a|the|this) (?:job|position|role) (?:at|in|with) your\b|\bcan i (?:work|start|join)\b|\bwhen can i start\b"
    r"|\bneed (?:any |some |more |another |extra )(?:\w+ )?(?:help|hands?|people|staff|workers?|interns?|assistants?)\b|\bgive me (?:a|one|the) (?:chance|shot|try|opportunity|go)\b"
    r"|\b(?:jobs?|positions?|work) (?:going|available|open|free)\b|\blooking for (?:new |more |any |some )?(?:people|staff|someone|hands|interns?|workers?|employees|help)\b|\bmy (?:cv|resume|résumé)\b.{0,40}\b(?:vacancy|opening|hire|boss|hr|manager|recruiter|on file)\b"
    r"|\boffer me\b|\b(?:i|i'd) (?:want|would like|like) to (?:work for you|join your (?:team|company|firm))\b|\btake me on\b(?! a)"
    r"|\b(?:does|do|is) (?:your|the) (?:company|team|firm|office|department|boss) (?:need|looking for|have) (?:\w+ ){0,2}(?:people|staff|someone|anyone|intern|jobs?|positions?)\b"
    r"|\bare there (?:any )?(?:jobs|positions|openings|roles|internships)\b|\b(?:have|got) (?:any |some |a )?(?:free |open )?(?:jobs?|positions?|roles?|openings?|internships?)(?: (?:for|open|available|free|at|in)\b|\?|$)"
)
_OPT_OUT = re.compile(
    r"\bif you(?:'re| are)? (?:are )?(?:happy|comfortable|willing|open|fine|ok|okay|able|don't mind|do not mind|feel)|\bif it'?s (?:ok|okay|not too)|\bfeel free not\b"
)
_PRIVATE = re.compile(
    r"\b(?:how much|what|how many \w+) (?:money )?(?:do|does|did|are|were|will) (?:you|u|they|your \w+) (?:\w+ )?(?:make|earn|get paid|paid|take home|bring home)\b"
    r"|\b(?:your|last year's|exact|current|own) (?:\w+ )?(?:salary|salaries|pay|bonus|wages?|income|paycheck|net worth|savings|debts?|rent|mortgage|age)\b(?! (?:range|scale|negotiat|transparen|system|band))"
    r"|\b(?:pay|paid|paying|pays) you\b|\bmoney (?:do you |have you |you )?(?:\w+ ){0,2}(?:saved|save|owe|have)\b|\bhow old you\b"
    r"|\b(?:which|who|whom)\b.{0,60}\b(?:laziest|dumbest|stupidest|worst|least (?:competent|liked|favou?rite)|most (?:annoying|hated|useless|incompetent))\b"
    r"|\bhow old (?:are|were|is) (?:you|u|your)\b|\bwhat(?:'s| is) your age\b|\bwhat year were you born\b|\bwhen were you born\b"
    r"|\b(?:are|were|is|get|getting|got) (?:you |u |your \w+ )?(?:still )?(?:married|single|divorced|pregnant|gay|straight|religious|dating|engaged|in a relationship)\b"
    r"|\b(?:your|a) (?:husband|wife|spouse|girlfriend|boyfriend|marriage|divorce|love life|sex life|religion|faith|sexuality|weight|medical|illness|diagnosis|therapist|pregnancy)\b"
    r"|\b(?:have|having|want|planning|plan|got) (?:\w+ ){0,3}(?:children|kids|a baby|babies|a family)\b"
    r"|\b(?:vote[ds]?|voting) (?:for|in)\b|\bwhich (?:political )?party\b|\bpolitical (?:views|party|opinion)\b|\bpray\b|\bgo to (?:church|mosque|temple|synagogue)\b|\bbelieve in god\b"
    r"|\bhealth (?:problem|issue|condition)s?\b|\bmental health\b(?= \?| problems)|\b(?:on|take|taking) (?:any )?medication\b|\bdisab(?:led|ility)\b(?= do you)"
    r"|\b(?:you|u) (?:ever )?(?:been |get |got )?(?:fired|sacked|laid off)\b|\bwere you (?:fired|sacked)\b|\baffair\b|\bgossip\b|\brumou?rs?\b|\bsleep(?:ing)? with\b"
    r"|\b(?:dislike|hate|can't stand|worst) (?:\w+ )?(?:colleagues?|boss|coworkers?|manager|on your team)\b|\bwho (?:\w+ ){1,5}(?:dislike|hate|can't stand)\b|\bwho (?:is|was) (?:the )?(?:worst|laziest|most annoying|most hated)\b"
    r"|\bhow much (?:did|was|is|does) (?:your|the) (?:house|home|flat|apartment|car|wedding)\b|\bwhere (?:exactly )?do you live\b|\bhow much (?:do|are) you (?:worth|owe)\b|\bafford\b(?=.*\bon your\b)"
)
_TAG = re.compile(
    rf",? (?:right|correct|no|yes|yeah|innit|huh|eh|or not|true)\s*\?+$|, ?(?:isn't|aren't|don't|doesn't|didn't|wasn't|weren't|haven't|hasn't|wouldn't|couldn't|shouldn't|won't|can't) (?:it|you|they|he|she|that|there|we)\s*\?*$"
    rf"|(?:n't|never|not|no) .{{0,120}}, ?(?:is|are|do|does|did|was|were|have|has|would|could|should|will|can) (?:it|you|they|he|she|that|there|we)\s*\?*$"
)
_LOADED = re.compile(
    r"^(?:isn't|aren't|don't|doesn't|didn't|wasn't|wouldn't|shouldn't|couldn't|can't|won't|haven't|hasn't) |\bis it (?:not |really )?true that\b|\bsurely\b|\bobviously\b|\bclearly\b(?=.*\?)|\beveryone knows\b|\bwe all know\b"
    r"|\byou must (?:love|hate|be|enjoy|have|find|feel|miss|really|get|think)\b|\b(?:it|that|this|they|there) must (?:be|have|feel|get)\b|\bi bet\b|\byou(?:'d| would) (?:surely |certainly )?agree\b|\b(?:agree|admit) that\b|\bwould(?:n't)? you (?:not )?(?:agree|say)\b"
    r"|\bhow (?:awful|terrible|bad|boring|horrible|amazing|great|wonderful|hard must|stupid|corrupt|evil|exciting) (?:is|are|was|were|must)\b"
    r"|^why (?:is|are|do|does|did|was|were|don't|doesn't) .{0,80}\b(?:so|always|never|such a|still) (?:\w+ ){0,1}(?:bad|badly|poor|poorly|boring|slow|lazy|stupid|greedy|corrupt|incompetent|terrible|awful|unfair|useless|hard to|difficult|dishonest|rude|behind|backward|toxic|ignore|fail|wrong|underpaid|mean)\b"
    r"|\bhow (?:much )?(?:do you|can you) (?:hate|stand|put up with|regret)\b|\bwhy (?:would|should) any(?:one|body)\b"
)
_ORG = r"(?:company|organi[sz]ation|firm|business|bank|agency|charity|hospital|school|department|team|employer|institute|museum|office|clinic|council|university|studio|shop|industry|association|union|foundation)"
_PUBLIC = re.compile(
    rf"\bstands? for\b|\bwhat (?:does|do) (?:the (?:word|term|abbreviation|acronym) )?[\w/&.-]+(?: \w+)? mean\b(?! (?:to|for) you)|\b(?:definition|meaning) of\b|\bdefine\b"
    rf"|^what(?:'s| is| are| exactly is) (?:an? )?(?!your|the|it|there|that|this|some|hard|best|one|most|missing|next|wrong|it's)[\w-]+(?: (?!like|in|for|about|to|that|you)[\w-]+)?\s*\??$"
    rf"|\b(?:when|what year) (?:was|were|did) (?:your|the|this) (?:\w+ )?{_ORG} (?:\w+ )?(?:founded|established|created|start(?:ed)?|set up|opened?|built|begin)"
    rf"|\bwhere (?:is|are) (?:your|the|you) (?:\w+ )*?(?:head ?quarters?|head office|main office|{_ORG}|offices|based|located)\b"
    rf"|\bwho (?:is|was|are) (?:the |your )?(?:current )?(?:ceo|cfo|boss of|director|founder|founders|owner|president|chair|chairman|chairperson|head|minister|competitors?|main competitors?|biggest competitors?)\b|\bwho (?:founded|owns|started|runs|leads) (?:your|the|this)\b"
    rf"|\bhow many (?:\w+ ){{0,2}}(?:employees|staff|people|workers|branches|offices|locations|stores|shops|countries|customers|clients|members|students|patients|beds|pupils|sites|subsidiaries|factories|departments|languages|hospitals|schools)\b.{{0,30}}\b(?:have|has|work|works|there|employ|employs|operate|in)\b(?!.*\b(?:shift|day|your week|at once|usually|team)\b)"
    rf"|\b(?:what|which) (?:\w+ )?(?:degrees?|qualifications?|certificates?|certifications?|licen[cs]es?|education|diplomas?|exams?|subjects?|grades?|a-levels?) (?:do|does|is|are|did|must|should|would) (?:\w+ )?(?:need|needed|required|require|necessary|have to)"
    rf"|\b(?:average|typical|median|starting|minimum|usual|normal) (?:salary|pay|wage|income|salaries)\b|\bwhat does (?:your|the|this) (?:\w+ )?{_ORG} (?:do|make|sell|produce|offer)\b|\b(?:what|which) (?:kinds? of |types? of )?(?:products?|services?|brands?) (?:do|does|are)\b"
    rf"|\bhow (?:big|large|old|many years old) is (?:your|the|this) (?:\w+ )?{_ORG}\b|\b(?:which|what) (?:countries|cities|languages) (?:do|does|is|are)\b.{{0,40}}\b(?:operate|active|present|work in|sell|offices|based|spoken)"
    rf"|\bhow much (?:does|do|is|are|can) (?:an? |the )?(?!you|your|of)(?:[\w-]+ ){{1,3}}(?:earn|make|cost|get paid|paid)\b|\bfull form of\b"
    rf"|^(?:in )?(?:when|where|who|how many|how big|how old|how large|what year|which year|which countries|which cities|what countries)\b(?!.*\b(?:you|i|else|decides?|should|usually|trust|talk|speak|ask|calls?|at night|on your)\b).{{0,60}}\b{_ORG}\b"
    rf"|\b(?:what|which) (?:\w+ )?(?:degrees?|qualifications?|certificates?|licen[cs]es?|exams?|courses?|subjects?|steps)\b.{{0,40}}\bto (?:become|be an?|work as|qualify)\b|\bhow (?:do|does|can) (?:you|i|one|someone|somebody) (?:become|qualify)\b|\bhow long does it take to (?:become|qualify)\b"
    rf"|\bhow (?:do|can|does) (?:i|one|you|people|someone) (?:apply|enrol|enroll|register|sign up)\b|\bwhat(?:'s| is| are) (?:the|your) (?:\w+ )?(?:website|address|phone number|opening hours|deadline|revenue|turnover|mission statement|application deadline|stock price|market share|entry requirements|admission requirements|requirements)\b"
    rf"|\bhow long (?:does|do|is|are) (?:the |a |an )?(?:\w+ ){{0,2}}(?:degree|course|training|programme|program|apprenticeship|studies|study|licen[cs]e)\b|\bwhere did you (?:study|go to (?:school|university|college))\b|\bwhat did you (?:study|major in)\b|\b(?:which|what) (?:university|college|school) did you\b"
    rf"|\bwhat(?:'s| is) your (?:job )?(?:title|position|official title)\b|\bwhat (?:are|is) (?:the )?(?:main |biggest )?(?:competitors|rivals)\b|\bdid you study\b|\bwhat are the (?:entry )?requirements\b|\bwhat is the difference between\b"
)
_BROAD = re.compile(
    r"^(?:any|some|got any|have any) (?:\w+ )?(?:advice|tips?|suggestions?|thoughts?|ideas?|wisdom|insights?|words of wisdom)(?: (?:for me|please|at all|you can give|you have|to share))*\s*[?.!]*$"
    r"|^(?:do you have|have you got|can you give|could you give|give|what|what's|what is|what are|would you give|please give)(?: me)?(?: is| are)? (?:any |some |your |the )?(?:general )?(?:best )?(?:advice|tips?|suggestions?|wisdom)(?: (?:for me|do you have|can you give me|would you give|for (?:a )?(?:beginners?|students?|young people|people)))*\s*[?.!]*$"
    r"|\b(?:tell me |know |say |learn |hear )?(?:everything|all there is|anything and everything|all) (?:there is )?(?:to know )?about\b|\babout yourself\b|\byour (?:whole |entire )?life story\b|\bmeaning of\b|\bwith my life\b"
    r"|^(?:what do you do|what is it like|what's it like|how is it|how's it going|what's up|how are things|how's work|how is work|how's business|what's new|what happens|how does it work|how do you do it|what should i do|what now|what do you think|what is important|what's important|what matters|how did you do it)\s*[?.!]*$"
)
_ABOUT = re.compile(
    r"^(?:(?:can|could|would|will) you (?:please |maybe )?)?(?:please )?(?:tell me|talk|tell us|talk to me|tell me more|tell me a (?:bit|little)|tell me something|explain|describe|share|teach me|say something)"
    r"(?: more| a bit| a little| something| me| to me| with me)*(?: about)? (?P<topic>.+?)\s*[?.!]*$"
)
_OPINION = re.compile(
    r"^(?:what|how) (?:do you|are your|is your|'s your|would you|'re your)? ?(?:think|thoughts?|feel|opinions?|views?|take|see)(?: about| of| on|) (?P<topic>.+?)\s*[?.!]*$"
)
_STATE = re.compile(
    r"^(?:what|how)(?:'s| is| are| about) (?P<topic>(?:the|your|this|my|being|working|life|it|work)\b.*?)(?: (?:like|going|doing|today|nowadays|these days|about|all about|in general))*\s*[?.!]*$"
)
_EMPTY = frozenset(
    "job jobs work career careers industry industries field business company companies organisation organization life future "
    "world market economy yourself experience experiences thing things stuff role sector profession everything people "
    "society technology tech day-to-day situation subject topic area areas background story journey trade team employer "
    "general being working in a an the your my our this that it of for and at as with to about like overall these days "
    "nowadays today current state past present politics education challenges opportunities trends".split()
)
_PRAISE = frozenset("important best good better main biggest most key new big great interesting".split())
_REQUEST = re.compile(
    r"^(?:can|could|would|will|may|might|do) (?:you|u|i|we)(?: please| maybe| perhaps| also| kindly| possibly| be able to| ever)* (?:tell|walk|describe|explain|share|say|talk|give|show|point|recommend|suggest|introduce|put|connect|"
    r"elaborate|help|think of|name|come back|contact|send|stay|follow|keep|write|reach|ask|mention|use your|take me|run me|be willing|be open|be comfortable|be happy|be up for|mind|remember|recall|imagine|paint|"
    r"sketch|outline|expand|speak to|guide|compare|rank|list|let me know|quote|drop|message|email|call you|call back|know (?:of )?(?:any\w*|some\w*|who|people|others|a|one)|have (?:time|a moment|a minute|room)|look at|look over|check|review|consider|read|have (?:any |some |a )?(?:suggestions?|recommendations?|ideas?|advice|tips?|thoughts?|example|examples|story|favou?rite)|update|report back|visit|shadow|spend|sit in|watch|join you for|see how|buy you|thank|advise|steer|direct|bring)\b"
    r"|^(?:is|are) there (?:anything|something|anyone|anybody|someone|somebody|any(?: \w+)? (?:else|people|person|books?|events?|groups?|resources?|question|questions|part|parts|colleagues?|way|advice)|a (?:book|person|colleague|question|group|part|moment|project|story|time|resource|way|day|skill|mistake)|people|others|one (?:\w+ )*(?:thing|person|book|skill|question)|other)\b"
    r"|^(?:would it|is it|will it) (?:be )?(?:ok|okay|alright|all right|possible|fine|helpful|useful|an option|appropriate)\b|^do you mind\b|^would you (?:be )?(?:willing|open|comfortable|happy|mind|prepared|able|ready)\b|^have you (?:any|got any) (?:advice|suggestions?|recommendations?)\b|^are you (?:open|willing|happy|comfortable|able) (?:to|with)\b"
)
_OPENED = re.compile(
    r"\b(?:and|or)? ?(?:why|how so|in what way|what makes you|what happened|how did that|what for|for what reason|which ones?)\b(?: not)?[^?]{0,60}\?*$"
)
_WHETHER = re.compile(
    r"^(?:can|could|would) you (?:please )?(?:tell|say|share)(?: to)? ?(?:me|us)? (?:if|whether)\b"
)


def tags(text: str) -> tuple[str, ...]:
    """The weak tags that apply, the gravest first; none for a question that may be asked as it stands."""
    told = plain(text)
    asked = parts(text)
    found = {
        "asks_for_job": bool(_JOB.search(told)),
        "too_personal": bool(_PRIVATE.search(told)) and not _OPT_OUT.search(told),
        "leading": _is_leading(told, asked),
        "double_barrelled": unlinked(_real(asked)),
        "web_searchable": any(_PUBLIC.search(part.text) for part in asked),
        "too_broad": _is_broad(asked, told),
        "closed": _is_closed(asked, told),
    }
    return tuple(tag for tag in WEAK if found[tag])


def _real(asked: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts without those that only end a sentence ("would you?", "right?")."""
    return tuple(part for part in asked if len(part.words) > 2 or part.words[:1] == ("why",))


def _is_leading(told: str, asked: tuple[Part, ...]) -> bool:
    return (
        bool(_TAG.search(told))
        or bool(_LOADED.search(told))
        or any(_LOADED.search(part.text) for part in asked)
    )


def _is_broad(asked: tuple[Part, ...], told: str) -> bool:
    if len(asked) > 1:
        return False
    part = asked[0]
    if _BROAD.search(told) or _is_bare_naming(part):
        return True
    for shape in (_ABOUT, _OPINION, _STATE):
        match = shape.match(part.text)
        if match and len(part.words) <= 14:
            return _is_bare_topic(match["topic"], own=shape is _STATE)
    return False


def _is_bare_naming(part: Part) -> bool:
    """Whether "what is" or "how is" is followed by nothing but all-purpose words."""
    if part.words[:1] not in (("what",), ("what's",), ("how",), ("how's",)) or len(part.words) > 8:
        return False
    if part.words[0] in ("what", "how") and part.words[1:2] not in (("is",), ("are",), ("about",)):
        return False
    return all(word in _EMPTY or word in _PRAISE or word.endswith("'s") for word in part.told)


def _is_bare_topic(topic: str, *, own: bool) -> bool:
    """Whether a topic is nothing but a field, a trade or an all-purpose word."""
    words = re.findall(r"[a-z][a-z'-]*", topic)
    matter = [word for word in words if word not in _EMPTY]
    if not matter:
        return bool(words)
    if own and words[:1] == ["life"]:
        return len(matter) == 1 and _is_field_or_trade(matter[0])
    if own or len(matter) > 1 or len(words) > 4:
        return False
    return _is_field_or_trade(matter[0])


def _is_field_or_trade(word: str) -> bool:
    if word in closed_class("fields") or word in closed_class("all_purpose"):
        return True
    entry = lexicon().get(word)
    return entry is not None and (entry.field or (entry.living == "p" and entry.share >= 5))


def _is_closed(asked: tuple[Part, ...], told: str) -> bool:
    if any(not part.yes_or_no for part in asked) or _OPENED.search(told):
        return False
    part = asked[0]
    if not part.yes_or_no or _WHETHER.match(part.text):
        return part.yes_or_no
    return not _REQUEST.match(part.text)
