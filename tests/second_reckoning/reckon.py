"""A second reckoning of a demo month, written apart from the product from the published order of operations: it reads the
demo's own spreadsheets and the profile, and prints every bill and every pay line as JSON. Usage: reckon.py DEMO PROFILE HOLIDAYS"""

import datetime
import json
import sys
import tomllib
from collections import defaultdict

import openpyxl

WEEKDAYS = "一二三四五六日"
CAME = {"√", "出勤", "△", "迟到", "◇", "早退"}
SERVICES = {"基础托管": "basic_care", "延时托管": "extended_care", "社团": "club", "个别辅导": "tutoring"}
PEOPLE = {
    "本校教师": "own_teacher",
    "支教教师": "visiting_teacher",
    "支教/交流教师": "visiting_teacher",
    "退休教师": "retired_teacher",
    "社会专业人员": "professional",
    "志愿者": "volunteer",
    "机构人员": "institution_staff",
    "行政值班": "duty_staff",
    "行政值班/后勤": "duty_staff",
}


def half_up(top, bottom):
    return (2 * top + bottom) // (2 * bottom)


def largest_remainder(whole, weights):
    """Shares `whole` by `weights`; an earlier key takes the odd fen first."""
    total = sum(weights.values())
    if total == 0:
        return {key: 0 for key in weights}
    shares = {key: whole * weight // total for key, weight in weights.items()}
    left = whole - sum(shares.values())
    for key in sorted(weights, key=lambda key: (-(whole * weights[key] % total), key))[:left]:
        shares[key] += 1
    return shares


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:5])


class Month:
    def __init__(self, demo, profile, holidays):
        self.demo = demo
        self.profile = profile
        self.groups = defaultdict(list)
        for row in self.rows("groups"):
            self.groups[row["服务班"]].append(row)
        self.changes = {row["日期"]: row for row in self.rows("calendar")}
        self.holidays = holidays

    def rows(self, name):
        sheet = openpyxl.load_workbook(f"{self.demo}/sheets/{name}.xlsx").active
        lines = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        first = next(place for place, line in enumerate(lines) if sum(1 for cell in line if cell) >= 3)
        return [dict(zip(lines[first], line)) for line in lines[first + 1 :] if any(line)]

    def meeting(self, group, day):
        change = self.changes.get(day.isoformat())
        if change:
            follows = "" if change["类型"] == "停课" else change["按周几"]
        elif day.isoformat() in self.holidays or day.weekday() >= 5:
            follows = ""
        else:
            follows = WEEKDAYS[day.weekday()]
        return next((row for row in self.groups[group] if follows and follows in row["星期"]), None)

    @staticmethod
    def lessons(row):
        if row["课时数"]:
            return round(float(row["课时数"]) * 1000)
        length = minutes(row["结束"]) - minutes(row["开始"])
        return 1000 if length <= 60 else half_up(length * 1000, 60)

    def bills(self):
        came = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        not_charged = self.profile["time"]["not_chargeable"]
        for row in self.rows("attendance"):
            who = row["学籍号"] or row["年级"] + row["班级"] + row["姓名"]
            kind = SERVICES[self.groups[row["服务班"]][0]["服务类别"]]
            day = datetime.date.fromisoformat(row["日期"])
            meeting = self.meeting(row["服务班"], day)
            if row["出勤"] in CAME and meeting and kind not in not_charged:
                came[who][kind][day] += self.lessons(meeting)
        fees = {fee["service_kind"]: fee for fee in self.profile["fee"] if fee.get("stage", "primary") == "primary"}
        bills = {}
        for row in self.rows("students"):
            who = row["学籍号"] or row["年级"] + row["班级"] + row["姓名"]
            amount = waived = 0
            for kind, days in came[who].items():
                if kind in fees:
                    one = self.bill(fees[kind], days, row)
                    amount, waived = amount + one[0], waived + one[1]
            bills[row["学籍号"] or row["姓名"]] = [amount, waived]
        return bills

    def bill(self, fee, days, pupil):
        most = fee.get("lessons_per_day_max", 24) * 1000
        days = {day: min(lessons, most) for day, lessons in days.items()}
        amount = half_up(sum(days.values()) * fee["price_fen"], 1000)
        amount = min(amount, fee.get("cap_month_fen", amount), fee.get("cap_term_fen", amount))
        if not pupil["减免类别"]:
            return amount, 0
        rule = next(rule for rule in self.profile["reduction"] if rule["category"] == pupil["减免类别"])
        first, last = pupil["减免起"] or "0", pupil["减免止"] or "9"
        shares = largest_remainder(amount, days)
        share = sum(fen for day, fen in shares.items() if first <= day.isoformat() <= last)
        waived = share if rule["kind"] == "free" else half_up(share * rule["percent"], 100)
        return amount - waived, waived

    def pay(self, income):
        staff = {row["工号"]: PEOPLE[row["人员类别"]] for row in self.rows("staff")}
        rules = self.profile["pay"]
        rates = {(rate["pool"], rate["staff_kind"]): rate for rate in rules["rate"]}
        pools = {pool["pool"]: pool for pool in rules["pool"]}
        earned, shared, paid_days = defaultdict(int), defaultdict(lambda: defaultdict(int)), set()
        for row in self.rows("staff-attendance"):
            who, kind = row["工号"], staff[row["工号"]]
            earned[who] += 0
            day = datetime.date.fromisoformat(row["日期"])
            meeting = self.meeting(row["服务班"], day) if row["服务班"] else None
            if kind in ("volunteer", "institution_staff") or not row["签到"] or (row["服务班"] and not meeting):
                continue
            pool = self.groups[row["服务班"]][0]["资金池"] if row["服务班"] else row["岗位"]
            usual = self.lessons(meeting) if meeting else 1000
            lessons = round(float(row["课时"]) * 1000) if row["课时"] else usual
            if pool in pools:
                shared[pool][who] += lessons
            else:
                earned[who] += self.rated(rates[(pool, kind)], lessons, row, meeting, paid_days)
        for pool, weights in shared.items():
            whole = income * pools[pool]["of_income_permille"] // 1000
            for who, fen in largest_remainder(whole, weights).items():
                earned[who] += fen
        outside = ("professional", "retired_teacher")
        return {who: [fen, tax(fen) if staff[who] in outside else 0] for who, fen in earned.items()}

    def rated(self, rate, lessons, row, meeting, paid_days):
        rules = self.profile["pay"]
        if "per_day_fen" in rate:
            key = (row["工号"], rate["pool"], row["日期"])
            fen = 0 if key in paid_days else rate["per_day_fen"]
            paid_days.add(key)
        else:
            fen = half_up(rate["per_lesson_fen"] * lessons, 1000)
        grace = rules["late_or_early_minutes"]
        late = meeting and minutes(row["签到"]) > minutes(meeting["开始"]) + grace
        early = meeting and row["签退"] and minutes(row["签退"]) < minutes(meeting["结束"]) - grace
        return fen - half_up(fen * rules["late_or_early_deduct_permille"], 1000) if late or early else fen


def tax(fen):
    """Labour remuneration of one person and month, in tenths of a fen until the end."""
    base = max(fen - 80_000, 0) * 10 if fen <= 400_000 else fen * 8
    for up_to, percent, less in ((20_000_00, 20, 0), (50_000_00, 30, 2_000_00), (None, 40, 7_000_00)):
        if up_to is None or base <= up_to * 10:
            return half_up(base * percent - less * 1000, 1000)


def main():
    demo, profile, holidays = sys.argv[1:4]
    with open(profile, "rb") as file:
        rules = tomllib.load(file)
    with open(holidays, encoding="utf-8") as file:
        off = {day["date"] for day in json.load(file)["days"] if day["isOffDay"]}
    month = Month(demo, rules, off)
    bills = month.bills()
    pay = month.pay(sum(amount for amount, _ in bills.values()))
    print(json.dumps({"bills": bills, "pay": pay}, ensure_ascii=False))


main()
