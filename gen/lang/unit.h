/* Units of measure, currencies and classes of counted things, whatever the
 * language of their words. Private to lang/: others see struct unit. */
#ifndef DIGLOT_LANG_UNIT_H
#define DIGLOT_LANG_UNIT_H

#include "lang/quantity.h"

/* X(constant, id, dimension, numerator, denominator, base): one of the unit
 * is numerator/denominator of its base, in lowest terms. Square and statute
 * miles, acres, pounds and gallons are those of the international agreement
 * of 1959 (25.4 mm to the inch); Chinese units are the market units of 1930,
 * fixed to the metre and the kilogram. */
#define UNITS(X)                                                               \
	X(UNIT_ITEM, "item", COUNT, 1, 1, "item") /* anything counted */       \
	X(UNIT_PERSON, "person", COUNT, 1, 1, "person")                        \
	X(UNIT_VISIT, "visit", COUNT, 1, 1, "visit") /* 人次 */              \
	X(UNIT_HOUSEHOLD, "household", COUNT, 1, 1, "household")               \
	X(UNIT_STAR, "star", COUNT, 1, 1, "star") /* 三星级 */              \
	X(UNIT_TIME, "time", COUNT, 1, 1, "time") /* 三次 */                 \
	X(UNIT_CNY, "CNY", MONEY, 1, 1, "CNY")                                 \
	X(UNIT_USD, "USD", MONEY, 1, 1, "USD")                                 \
	X(UNIT_HKD, "HKD", MONEY, 1, 1, "HKD")                                 \
	X(UNIT_MOP, "MOP", MONEY, 1, 1, "MOP")                                 \
	X(UNIT_TWD, "TWD", MONEY, 1, 1, "TWD")                                 \
	X(UNIT_EUR, "EUR", MONEY, 1, 1, "EUR")                                 \
	X(UNIT_GBP, "GBP", MONEY, 1, 1, "GBP")                                 \
	X(UNIT_JPY, "JPY", MONEY, 1, 1, "JPY")                                 \
	X(UNIT_KRW, "KRW", MONEY, 1, 1, "KRW")                                 \
	X(UNIT_AUD, "AUD", MONEY, 1, 1, "AUD")                                 \
	X(UNIT_CAD, "CAD", MONEY, 1, 1, "CAD")                                 \
	X(UNIT_SGD, "SGD", MONEY, 1, 1, "SGD")                                 \
	X(UNIT_CHF, "CHF", MONEY, 1, 1, "CHF")                                 \
	X(UNIT_INR, "INR", MONEY, 1, 1, "INR")                                 \
	X(UNIT_RUB, "RUB", MONEY, 1, 1, "RUB")                                 \
	X(UNIT_THB, "THB", MONEY, 1, 1, "THB")                                 \
	X(UNIT_KM, "km", LENGTH, 1000, 1, "m")                                 \
	X(UNIT_M, "m", LENGTH, 1, 1, "m")                                      \
	X(UNIT_DM, "dm", LENGTH, 1, 10, "m")                                   \
	X(UNIT_CM, "cm", LENGTH, 1, 100, "m")                                  \
	X(UNIT_MM, "mm", LENGTH, 1, 1000, "m")                                 \
	X(UNIT_UM, "um", LENGTH, 1, 1000000, "m")                              \
	X(UNIT_NM, "nm", LENGTH, 1, 1000000000, "m")                           \
	X(UNIT_LI, "li", LENGTH, 500, 1, "m")                                  \
	X(UNIT_ZHANG, "zhang", LENGTH, 10, 3, "m")                             \
	X(UNIT_CHI, "chi", LENGTH, 1, 3, "m")                                  \
	X(UNIT_CUN, "cun", LENGTH, 1, 30, "m")                                 \
	X(UNIT_MILE, "mi", LENGTH, 201168, 125, "m")                           \
	X(UNIT_NAUTICAL_MILE, "nmi", LENGTH, 1852, 1, "m")                     \
	X(UNIT_YARD, "yd", LENGTH, 1143, 1250, "m")                            \
	X(UNIT_FOOT, "ft", LENGTH, 381, 1250, "m")                             \
	X(UNIT_INCH, "in", LENGTH, 127, 5000, "m")                             \
	X(UNIT_KM2, "km2", AREA, 1000000, 1, "m2")                             \
	X(UNIT_M2, "m2", AREA, 1, 1, "m2")                                     \
	X(UNIT_CM2, "cm2", AREA, 1, 10000, "m2")                               \
	X(UNIT_HA, "ha", AREA, 10000, 1, "m2")                                 \
	X(UNIT_MU, "mu", AREA, 2000, 3, "m2")                                  \
	X(UNIT_QING, "qing", AREA, 200000, 3, "m2")                            \
	X(UNIT_FEN, "fen", AREA, 200, 3, "m2")                                 \
	X(UNIT_ACRE, "acre", AREA, 316160658, 78125, "m2")                     \
	X(UNIT_MILE2, "mi2", AREA, 40468564224, 15625, "m2")                   \
	X(UNIT_FOOT2, "ft2", AREA, 145161, 1562500, "m2")                      \
	X(UNIT_M3, "m3", VOLUME, 1, 1, "m3")                                   \
	X(UNIT_LITRE, "l", VOLUME, 1, 1000, "m3")                              \
	X(UNIT_ML, "ml", VOLUME, 1, 1000000, "m3")                             \
	X(UNIT_GALLON, "gal", VOLUME, 473176473, 125000000000, "m3")           \
	X(UNIT_TONNE, "t", MASS, 1000, 1, "kg")                                \
	X(UNIT_KG, "kg", MASS, 1, 1, "kg")                                     \
	X(UNIT_G, "g", MASS, 1, 1000, "kg")                                    \
	X(UNIT_MG, "mg", MASS, 1, 1000000, "kg")                               \
	X(UNIT_UG, "ug", MASS, 1, 1000000000, "kg")                            \
	X(UNIT_JIN, "jin", MASS, 1, 2, "kg")                                   \
	X(UNIT_DAN, "dan", MASS, 50, 1, "kg")                                  \
	X(UNIT_POUND, "lb", MASS, 45359237, 100000000, "kg")                   \
	X(UNIT_OUNCE, "oz", MASS, 45359237, 1600000000, "kg")                  \
	X(UNIT_MILLISECOND, "ms", TIME, 1, 1000, "s")                          \
	X(UNIT_MICROSECOND, "us", TIME, 1, 1000000, "s")                       \
	X(UNIT_NANOSECOND, "ns", TIME, 1, 1000000000, "s")                     \
	X(UNIT_SECOND, "s", TIME, 1, 1, "s")                                   \
	X(UNIT_MINUTE, "min", TIME, 60, 1, "s")                                \
	X(UNIT_HOUR, "h", TIME, 3600, 1, "s")                                  \
	X(UNIT_DAY, "day", TIME, 86400, 1, "s")                                \
	X(UNIT_WEEK, "week", TIME, 604800, 1, "s")                             \
	X(UNIT_MONTH, "month", PERIOD, 1, 1, "month")                          \
	X(UNIT_QUARTER, "quarter", PERIOD, 3, 1, "month")                      \
	X(UNIT_YEAR, "year", PERIOD, 12, 1, "month")                           \
	X(UNIT_DECADE, "decade", PERIOD, 120, 1, "month")                      \
	X(UNIT_CENTURY, "century", PERIOD, 1200, 1, "month")                   \
	X(UNIT_J, "J", ENERGY, 1, 1, "J")                                      \
	X(UNIT_KWH, "kWh", ENERGY, 3600000, 1, "J")                            \
	X(UNIT_MWH, "MWh", ENERGY, 3600000000, 1, "J")                         \
	X(UNIT_GWH, "GWh", ENERGY, 3600000000000, 1, "J")                      \
	X(UNIT_TWH, "TWh", ENERGY, 3600000000000000, 1, "J")                   \
	X(UNIT_W, "W", POWER, 1, 1, "W")                                       \
	X(UNIT_KW, "kW", POWER, 1000, 1, "W")                                  \
	X(UNIT_MW, "MW", POWER, 1000000, 1, "W")                               \
	X(UNIT_GW, "GW", POWER, 1000000000, 1, "W")                            \
	X(UNIT_TW, "TW", POWER, 1000000000000, 1, "W")                         \
	X(UNIT_VOLT, "V", VOLTAGE, 1, 1, "V")                                  \
	X(UNIT_KV, "kV", VOLTAGE, 1000, 1, "V")                                \
	X(UNIT_CELSIUS, "celsius", TEMPERATURE, 1, 1, "celsius")               \
	X(UNIT_FAHRENHEIT, "fahrenheit", TEMPERATURE, 1, 1, "fahrenheit")      \
	X(UNIT_KMH, "km/h", SPEED, 5, 18, "m/s")                               \
	X(UNIT_MPS, "m/s", SPEED, 1, 1, "m/s")                                 \
	X(UNIT_BYTE, "B", DATA, 1, 1, "B")                                     \
	X(UNIT_KB, "KB", DATA, 1000, 1, "B")                                   \
	X(UNIT_MB, "MB", DATA, 1000000, 1, "B")                                \
	X(UNIT_GB, "GB", DATA, 1000000000, 1, "B")                             \
	X(UNIT_TB, "TB", DATA, 1000000000000, 1, "B")                          \
	X(UNIT_PB, "PB", DATA, 1000000000000000, 1, "B")                       \
	X(UNIT_PERCENT, "percent", SHARE, 1, 100, "share")                     \
	X(UNIT_PERMILLE, "permille", SHARE, 1, 1000, "share")                  \
	X(UNIT_TENTH, "tenth", SHARE, 1, 10, "share") /* 成, 折 */           \
	X(UNIT_POINT, "point", POINTS, 1, 100, "points")                       \
	X(UNIT_BASIS_POINT, "basis-point", POINTS, 1, 10000, "points")         \
	X(UNIT_FOLD, "fold", MULTIPLE, 1, 1, "fold")

#define UNIT_CONSTANT(constant, ...) constant,
enum unit_id { UNITS(UNIT_CONSTANT) UNIT_COUNT, UNIT_NONE = UNIT_COUNT };
#undef UNIT_CONSTANT

extern const struct unit units[UNIT_COUNT];

#endif
