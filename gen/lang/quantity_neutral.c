/* Signs of numbers and symbols of units, which every language has. */
#include "lang/quantity_index.h"
#include "lang/quantity_rules.h"
#include "lang/unit.h"

/* clang-format off */
#define ROW(text, part, value) {STR_INIT(text), PART_##part, value, 0, {0, 0}},
#define EXACT(text, part, value) \
	{STR_INIT(text), PART_##part, value, WORD_EXACT, {0, 0}},
#define SYMBOL(text, unit) EXACT(text, UNIT, UNIT_##unit)
#define CODE(text, unit) \
	EXACT(text, UNIT_BEFORE, UNIT_##unit) EXACT(text, UNIT, UNIT_##unit)
#define SIGN(text, unit) \
	ROW(text, UNIT_BEFORE, UNIT_##unit) ROW(text, UNIT, UNIT_##unit)

/* A qualifier that may say no more than the number. */
#define AS_IS(text, qualifier) \
	{STR_INIT(text), PART_BEFORE, qualifier, WORD_AS_IS, {0, 0}},

const struct number_word number_words_neutral[] = {
	ROW("%", UNIT, UNIT_PERCENT) ROW("％", UNIT, UNIT_PERCENT)
	ROW("﹪", UNIT, UNIT_PERCENT) ROW("٪", UNIT, UNIT_PERCENT)
	ROW("‰", UNIT, UNIT_PERMILLE)

	ROW("-", HYPHEN, 0) ROW("-", MINUS, 0) ROW("−", HYPHEN, 0)
	ROW("−", MINUS, 0) ROW("－", HYPHEN, 0) ROW("－", MINUS, 0)
	ROW("‐", HYPHEN, 0) ROW("‑", HYPHEN, 0) ROW("–", HYPHEN, 0) ROW("–", MINUS, 0) ROW("--", HYPHEN, 0)
	ROW("—", HYPHEN, 0) ROW("——", HYPHEN, 0) ROW("~", HYPHEN, 0) AS_IS("~", QUALIFIER_ABOUT)
	ROW("～", HYPHEN, 0) ROW("〜", HYPHEN, 0) ROW("∼", HYPHEN, 0)
	ROW("/", SLASH, 0) ROW("／", SLASH, 0) ROW("⁄", SLASH, 0)
	ROW("+", MORE, QUALIFIER_AT_LEAST)

	ROW("<", BEFORE, QUALIFIER_BELOW) ROW(">", BEFORE, QUALIFIER_ABOVE)
	ROW("≤", BEFORE, QUALIFIER_AT_MOST) ROW("≥", BEFORE, QUALIFIER_AT_LEAST)
	ROW("≈", BEFORE, QUALIFIER_ABOUT)

	SIGN("¥", CNY) SIGN("￥", CNY) SIGN("RMB¥", CNY) CODE("RMB", CNY)
	CODE("CNY", CNY) CODE("Rmb", CNY) SIGN("$", USD) SIGN("＄", USD)
	CODE("USD", USD) SIGN("us$", USD) SIGN("hk$", HKD) CODE("HKD", HKD)
	SIGN("nt$", TWD) CODE("TWD", TWD) SIGN("a$", AUD) CODE("AUD", AUD)
	SIGN("c$", CAD) CODE("CAD", CAD) SIGN("s$", SGD) CODE("SGD", SGD)
	SIGN("mop$", MOP) CODE("MOP", MOP) SIGN("€", EUR) CODE("EUR", EUR)
	SIGN("£", GBP) CODE("GBP", GBP) SIGN("₩", KRW) CODE("KRW", KRW)
	CODE("JPY", JPY) CODE("CHF", CHF) SIGN("₹", INR) CODE("INR", INR)
	SIGN("₽", RUB) CODE("RUB", RUB) CODE("THB", THB) SIGN("฿", THB)
	EXACT("m", MAGNITUDE, 6) EXACT("M", MAGNITUDE, 6)
	EXACT("mn", MAGNITUDE, 6) EXACT("bn", MAGNITUDE, 9)
	EXACT("B", MAGNITUDE, 9) EXACT("b", MAGNITUDE, 9)
	EXACT("k", MAGNITUDE, 3) EXACT("K", MAGNITUDE, 3)
	EXACT("tn", MAGNITUDE, 12)

	SYMBOL("km", KM) SYMBOL("KM", KM) SYMBOL("m", M) SYMBOL("dm", DM)
	SYMBOL("cm", CM) SYMBOL("mm", MM) SYMBOL("μm", UM) SYMBOL("µm", UM)
	SYMBOL("nm", NM) SYMBOL("ft", FOOT) SYMBOL("yd", YARD)
	SYMBOL("km²", KM2) SYMBOL("km2", KM2) SYMBOL("㎢", KM2) SYMBOL("m²", M2)
	SYMBOL("m2", M2) SYMBOL("㎡", M2) SYMBOL("cm²", CM2) SYMBOL("cm2", CM2)
	SYMBOL("ha", HA) SYMBOL("hm²", HA) SYMBOL("hm2", HA) SYMBOL("m³", M3)
	SYMBOL("m3", M3) SYMBOL("㎥", M3) SYMBOL("L", LITRE) SYMBOL("l", LITRE)
	SYMBOL("mL", ML) SYMBOL("ml", ML) SYMBOL("t", TONNE) SYMBOL("kg", KG)
	SYMBOL("KG", KG) SYMBOL("g", G) SYMBOL("mg", MG) SYMBOL("lb", POUND)
	SYMBOL("lbs", POUND) SYMBOL("oz", OUNCE) SYMBOL("kWh", KWH)
	SYMBOL("kwh", KWH) SYMBOL("KWh", KWH) SYMBOL("MWh", MWH)
	SYMBOL("GWh", GWH) SYMBOL("TWh", TWH) SYMBOL("W", W) SYMBOL("kW", KW)
	SYMBOL("KW", KW) SYMBOL("kw", KW) SYMBOL("MW", MW) SYMBOL("GW", GW)
	SYMBOL("TW", TW) SYMBOL("J", J) SYMBOL("kV", KV) SYMBOL("KV", KV)
	SYMBOL("V", VOLT) SYMBOL("μg", UG) SYMBOL("µg", UG) SYMBOL("μg/m³", UG)
	SYMBOL("µg/m³", UG) SYMBOL("μg/m3", UG) SYMBOL("°C", CELSIUS)
	SYMBOL("℃", CELSIUS) SYMBOL("° C", CELSIUS) SYMBOL("°F", FAHRENHEIT)
	SYMBOL("℉", FAHRENHEIT) SYMBOL("km/h", KMH) SYMBOL("m/s", MPS)
	SYMBOL("KB", KB) SYMBOL("kB", KB) SYMBOL("MB", MB) SYMBOL("GB", GB)
	SYMBOL("TB", TB) SYMBOL("PB", PB) SYMBOL("s", SECOND) SYMBOL("ms", MILLISECOND)
	SYMBOL("μs", MICROSECOND) SYMBOL("µs", MICROSECOND)
	SYMBOL("ns", NANOSECOND) ROW("x", TIMES, 0)
	SYMBOL("min", MINUTE) SYMBOL("h", HOUR)
};
/* clang-format on */

const size_t n_number_words_neutral =
	sizeof(number_words_neutral) / sizeof(*number_words_neutral);

static struct word_index neutral_index, comma_index;

const struct quantity_rules quantities_neutral = {
	.index = &neutral_index,
};

const struct quantity_rules quantities_decimal_comma = {
	.group = '.',
	.decimal = ',',
	.index = &comma_index,
};
