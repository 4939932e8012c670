"""Dates: how words name a span of time by themselves or with the day of publication.

"2013", "the first nine months of 2021", "Q1 2022", "the year to June", "fiscal 2023", "last year", "April".
What they mean is in `citedfigures.months`; spans told from another one ("a year earlier") are in
`citedfigures.relative`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from citedfigures import months
from citedfigures.clock import Clock
from citedfigures.months import NUMBERS
from citedfigures.spans import Span

YEAR = r"(?:1[89]|20)\d\d"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
NUMBER = r"(?:" + "|".join(NUMBERS) + r"|\d{1,2})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
# "of 2021", "2021", "of last year", "this year": the year that a part of a year belongs to.
_SAID_YEAR = r"(?:the\s+)?(?:last|this|next|current)\s+year"
_OF_YEAR = (
    rf"(?:,?\s+(?:of\s+|in\s+)?"
    rf"(?:(?:the\s+year\s+)?(?P<year>{YEAR})(?![/\d])|(?P<said>{_SAID_YEAR})|the\s+year))?"
)
_FISCAL = r"(?:fiscal|financial|budget|tax|accounting|business)"
_SEASON = r"(?:crop|marketing|farming|farm|agricultural|season|grain|sugar|coffee|cocoa|cotton)"
_FROM_MONTH = rf"(?:{_DAY}\s+)?(?P<first>{MONTH})(?:\s+{_DAY})?(?:,?\s+(?P<own>{YEAR}))?"
_TO_MONTH = rf"(?:{_DAY}\s+)?(?P<last>{MONTH})\b(?:\s+{_DAY}\b)?"
_REL = r"(?P<rel>(?:last|next|this)\s+)?"

Resolver = Callable[[re.Match[str], Clock], Span | None]

# Words of which a sentence must hold one for a pattern to be tried, as to look for words costs little; these
# two stand for any year in digits and any name of a month.
DIGITS, NAME = "1987", "May"
_FISCAL_WORDS = (
    "fiscal", "financial", "budget", "tax", "accounting", "business", "crop", "marketing", "farming", "farm",
    "agricultural", "season", "grain", "sugar", "coffee", "cocoa", "cotton",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Those cues, a pattern and what it means. Tried in this order; what an earlier one took, a later one does not
# take again.
GRAMMAR: tuple[tuple[tuple[str, ...], re.Pattern[str], Resolver], ...] = (
    # "the fiscal year to June 2021", "the year ended March 31, 1987", "the crop year that ends this June",
    # "the year to next September", "closed its financial year on 30 June", "the twelve months to 7 July"; not
    # a bare "fiscal year", not "from last year to May".
    ((NAME,), re.compile(
        rf"(?:\b(?:the|in|{_FISCAL}|{_SEASON})\s+(?:year|season),?\s+(?:just\s+)?"
        r"(?:to|through|until|till|(?:that\s+|which\s+)?(?:ending|closing|end(?:s|ed)|close[sd]|finished|ran\s+to|runs\s+to|expired))"
        rf"|\b(?:clos|end|finish)(?:ed|es|s)\s+(?:its|their|the)\s+{_FISCAL}\s+year"
        r"|\b(?:twelve|12)\s+months\s+(?:to|through|ended|ending|that\s+(?:ended|closed)))"
        rf"\s+(?:in\s+|on\s+|with\s+)?{_REL}(?:end-|(?P<before>{_DAY})\s+)?"
        rf"(?P<last>{MONTH})(?:\s+(?P<after>{_DAY}),?)?(?:\s+(?P<year>{YEAR}))?"
    ), months.year_to),
    # "the fiscal year beginning in October", "the financial year that starts on July 1, 1987".
    (_FISCAL_WORDS, re.compile(
        rf"\b(?:{_FISCAL}|{_SEASON})\s+(?:year|season),?\s+(?:that\s+|which\s+)?(?:beg[ia]n|start)(?:ning|ing|ed|s)?"
        rf"\s+(?:in\s+|on\s+)?(?:{_DAY}\s+)?(?P<first>{MONTH})(?:\s+{_DAY},?)?(?:\s+(?P<year>{YEAR}))?"
    ), months.year_from),
    # "the fiscal year that began today", "the financial year now beginning".
    (_FISCAL_WORDS, re.compile(
        rf"\b{_FISCAL}\s+year,?\s+(?:that\s+|which\s+)?(?:has\s+)?(?:(?:just|now)\s+)?(?:beg[iua]n|start)(?:ning|ing|ed|s)?"
        r"(?!\s+(?:in|on)\b)", re.I
    ), months.fiscal_begun),
    # "fiscal 2023", "FY23", "the fiscal year 2023"; not "fiscal 2022-23".
    (("fiscal", "financial", "fy"), re.compile(
        rf"\b(?:(?:[Ff]iscal|[Ff]inancial)\s+(?:year\s+)?(?P<named>{YEAR})|FY\s?[’']?(?P<short>{YEAR}|\d\d))(?![-/–]?\d)"
    ), months.fiscal_named),
    # "the fiscal year that ended on Friday", "the fiscal year just ended".
    (_FISCAL_WORDS, re.compile(
        rf"\b{_FISCAL}\s+year,?\s+(?:that\s+|which\s+)?(?:has\s+|have\s+)?(?:just\s+|recently\s+)?ended\b"
    ), months.fiscal_ended),
    # "the last fiscal year", "this financial year".
    (_FISCAL_WORDS, re.compile(
        rf"\b(?P<which>last|past|this|current|present|next|coming)\s+{_FISCAL}\s+year\b", re.I
    ), months.fiscal_said),
    # "1986/87", "fiscal 2022-23", "the 2022-23 season"; "2022-23" alone is two years, see below.
    ((DIGITS,), re.compile(
        rf"\b(?P<before>FY\s?|{_FISCAL}\s+(?:year\s+)?)?(?P<first>{YEAR})(?:/|[-–](?=\d\d\s+(?:{_FISCAL}|crop|marketing|season|harvest)))"
        rf"(?:19|20)?(?P<short>\d\d)(?![\d/-])(?P<after>\s+{_FISCAL}\b)?", re.I
    ), months.season),
    # "January–September 2019", "from 1 January to 30 September of last year", "October 2021 to March 2022".
    ((NAME,), re.compile(
        rf"\b{_FROM_MONTH}\s*(?:[-–—/]|to|through)\s*{_TO_MONTH}{_OF_YEAR}"
    ), months.month_range),
    # "between January and October", "between Dec 18 and Feb 20"; without a year the latest.
    (("between",), re.compile(
        rf"\b[Bb]etween\s+{_FROM_MONTH}\s+and\s+{_TO_MONTH}{_OF_YEAR}"
    ), months.month_range),
    # "from May until December": which of these months are to come, come.
    ((NAME,), re.compile(
        rf"\b(?P<first>{MONTH})(?P<own>)\s+(?:until|till)\s+(?P<last>{MONTH})\b{_OF_YEAR}"
    ), months.coming_range),
    # "the first nine months of 2021"; without a year the latest that are over.
    (("month", "months"), re.compile(
        rf"\b(?:first|opening)\s+(?P<n>{NUMBER})[\s-]months?\b(?!\s+of\s+the\s+(?:crop|season|marketing))"
        rf"(?:(?P<fiscal>\s+of\s+(?:the|this)\s+(?:current\s+)?{_FISCAL}\s+year)|{_OF_YEAR})", re.I
    ), months.first_months),
    # "the twelve months that have just ended".
    (("months",), re.compile(
        rf"\b(?P<n>{NUMBER})\s+months\s+(?:that\s+)?(?:have\s+|has\s+)?just\s+ended\b", re.I
    ), months.months_ended),
    # "In nine months the gap yawned", "for 9 months": those since January, where a sentence begins so.
    (("months",), re.compile(
        rf"(?:(?<=[.!?:]\s)|(?<=\n)|(?<![\w\W]))(?:In|For|Over)\s+(?:the\s+)?(?P<n>{NUMBER})\s+months"
        rf"(?!\s+(?:ago|time|running|or|to\b|from|after|before|until|since|ended|ending)){_OF_YEAR}"
    ), months.months_so_far),
    # "the seven-month tally": the months since January.
    (("month",), re.compile(
        rf"\b(?P<n>{NUMBER})-month\s+"
        rf"(?:tally|total|figure|result|output|exports|imports|trade|deficit|surplus){_OF_YEAR}", re.I
    ), months.first_months),
    # "the ten months to October", "the nine months ended September 30, 1986", "the quarter to June".
    (("month", "months", "quarter", "half"), re.compile(
        rf"\b(?:(?P<n>{NUMBER})[\s-]months?(?:\s+period)?|(?P<unit>quarter|half(?:[\s-]year)?))"
        rf"\s+(?:to|ended|ending|through|that\s+ended)\s+(?:in\s+|on\s+)?(?:end-|{_DAY}\s+)?"
        rf"(?P<last>{MONTH})(?:\s+{_DAY})?{_OF_YEAR}"
    ), months.months_to),
    # "the four months after the tariffs of November 2020".
    (("months",), re.compile(
        rf"\b(?P<n>{NUMBER})\s+months\s+(?:after|following|since)\s+(?:[\w’'-]+\s+){{0,6}}?(?P<month>{MONTH}){_OF_YEAR}"
    ), months.months_after),
    # "the first quarter of 2022", "Q1 2022", "fourth quarter"; not "a quarter of exports".
    (("quarter", "q"), re.compile(
        r"\b(?:(?P<nth>first|second|third|fourth|last|final|opening|closing|1st|2nd|3rd|4th|(?-i:IV|I{1,3}))[\s-]quarter"
        rf"|Q(?P<q>[1-4])|(?P<q2>[1-4])Q){_OF_YEAR}\b",
        re.I,
    ), months.quarter),
    # "the first half of 2021", "H1 2021"; not "half of exports".
    (("half", "h"), re.compile(
        rf"\b(?:(?P<nth>first|second|opening)[\s-]half|H(?P<h>[12])|(?P<h2>[12])H){_OF_YEAR}\b", re.I
    ), months.half),
    # "2009–2011", "from 2009 to 2011", "2022-23"; not a date "2019-01-28".
    ((DIGITS,), re.compile(
        rf"\b(?P<first>{YEAR})"
        rf"(?:\s*[-–—]\s*(?P<short>\d\d)(?![\w.,-]*\d)"
        rf"|\s*(?:[-–—]|to|through|(?<=etween \d{{4}} )and)\s*(?P<last>{YEAR}))\b"
    ), months.years),
    # "28 February 2023", "February 28, 2023", "May 2021", "in April", "next May"; not the verb "may".
    ((NAME,), re.compile(
        rf"\b{_REL}(?:{_DAY}\s+(?:of\s+)?)?(?P<month>{MONTH})"
        r"(?:\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)\b(?!\s*(?:percent|per cent|pct|%)))?"
        rf"{_OF_YEAR}(?=\W|$)"
    ), months.month_of),
    # "at the beginning of 1987".
    ((DIGITS,), re.compile(
        rf"\b(?:beginning|start)\s+of\s+(?P<y>{YEAR})(?![\w/%]|[.,]\d|-\d)"
    ), months.beginning),
    # "2013", "in 2013"; not a part of a longer number, an amount, a code, or "the 1990s".
    ((DIGITS,), re.compile(rf"(?<![\w$€£.,/])(?<![\dA-Z]-)(?P<y>{YEAR})(?![\w/%]|[.,]\d|-\d)"), months.year),
    # "last year", "the current year"; "last year's" too, which names a period all the same.
    (("year",), re.compile(rf"\b(?P<said_year>{_SAID_YEAR})\b", re.I), months.said_year),
    # "by the end of the year", "at year-end", "the rest of the year", "year to date".
    (("year", "years"), re.compile(
        r"\b(?:(?:end|rest|remainder)\s+of\s+the\s+year|(?-i:For)\s+the\s+(?:full\s+|whole\s+)?year(?!\s+to)"
        r"|year[’']?s?[\s-](?:end|to[\s-]date))\b(?!\s+\d{4})", re.I
    ), months.this_year),
    # "five years ago"; "a year ago" is counted from another figure.
    (("ago",), re.compile(
        rf"\b(?P<n>an?|{NUMBER})\s+(?P<unit>years|decades?)\s+ago\b", re.I
    ), months.years_ago),
    # "by the end of the decade".
    (("decade",), re.compile(r"\bend\s+of\s+(?:the|this)\s+decade\b", re.I), months.decade_end),
    # "on Monday": the month of that day; what is dated so is a price or a turn of the market.
    (_WEEKDAYS, re.compile(
        r"\b[Oo]n\s+(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    ), months.weekday),
    # "yesterday", "last week": likewise.
    (("yesterday", "week"), re.compile(
        r"\b(?P<day>yesterday|(?:last|this)\s+week)\b", re.I
    ), months.said_day),
    # "last month", "this month".
    (("month",), re.compile(r"\b(?P<which>last|this|next)\s+month\b", re.I), months.said_month),
)  # fmt: skip
