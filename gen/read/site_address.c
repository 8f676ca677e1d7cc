/* The address of a site, as programs want it. */
#include "read/site_address.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/character.h"

/* RFC 1035: bytes of a label. */
enum { LABEL_MOST = 63 };

/* Punycode, RFC 3492: its parameters and its procedures. */

enum {
	BASE = 36,
	TMIN = 1,
	TMAX = 26,
	SKEW = 38,
	DAMP = 700,
	INITIAL_BIAS = 72,
	INITIAL_N = 128
};

static char digit_of(uint32_t digit)
{
	return (char)(digit < 26 ? 'a' + digit : '0' + (digit - 26));
}

static uint32_t adapt(uint32_t delta, uint32_t n_points, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / n_points;
	for (; delta > (BASE - TMIN) * TMAX / 2; k += BASE)
		delta /= BASE - TMIN;
	return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static void put_delta(struct buf *out, uint32_t delta, uint32_t bias)
{
	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = k <= bias          ? TMIN
			     : k >= bias + TMAX ? TMAX
						: k - bias;

		if (delta < t)
			break;
		buf_put_char(out, digit_of(t + (delta - t) % (BASE - t)));
		delta = (delta - t) / (BASE - t);
	}
	buf_put_char(out, digit_of(delta));
}

static uint32_t smallest_from(const uint32_t *points, size_t n, uint32_t least)
{
	uint32_t smallest = UINT32_MAX;

	for (size_t i = 0; i < n; i++)
		if (points[i] >= least && points[i] < smallest)
			smallest = points[i];
	return smallest;
}

/* At most 63 code points: no sum here overflows. */
static void put_punycode(struct buf *out, const uint32_t *points, size_t n)
{
	uint32_t next = INITIAL_N, delta = 0, bias = INITIAL_BIAS;
	size_t n_basic = 0, done;

	for (size_t i = 0; i < n; i++)
		if (points[i] < INITIAL_N) {
			buf_put_char(out, (char)points[i]);
			n_basic++;
		}
	if (n_basic)
		buf_put_char(out, '-');
	for (done = n_basic; done < n; delta++, next++) {
		uint32_t smallest = smallest_from(points, n, next);

		delta += (smallest - next) * (uint32_t)(done + 1);
		next = smallest;
		for (size_t i = 0; i < n; i++) {
			delta += points[i] < next;
			if (points[i] != next)
				continue;
			put_delta(out, delta, bias);
			done++;
			bias = adapt(delta, (uint32_t)done,
				     done == n_basic + 1);
			delta = 0;
		}
	}
}

/* Hosts */

static bool put_label(struct buf *out, struct str label)
{
	uint32_t points[LABEL_MOST];
	size_t n = 0, start = out->len;
	bool ascii = true;

	for (size_t pos = 0; pos < label.len; n++) {
		uint32_t c = utf8_next(label, &pos);

		if (n == LABEL_MOST)
			return false;
		points[n] = c;
		ascii &= c < INITIAL_N;
	}
	if (ascii) {
		buf_put(out, label);
	} else {
		buf_put(out, STR("xn--"));
		put_punycode(out, points, n);
	}
	return out->len - start <= LABEL_MOST;
}

/* IDEOGRAPHIC FULL STOP and its half-width form part labels, too; the
 * full-width full stop is one of ASCII by then. */
static bool is_stop(uint32_t c)
{
	return c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61;
}

static bool put_labels(struct buf *out, struct str host)
{
	size_t start = 0, pos = 0;

	while (pos < host.len) {
		size_t end = pos;

		if (!is_stop(utf8_next(host, &pos)))
			continue;
		if (!put_label(out, str_slice(host, start, end)))
			return false;
		buf_put_char(out, '.');
		start = pos;
	}
	return put_label(out, str_slice(host, start, host.len));
}

struct str host_ascii(struct arena *arena, struct str host)
{
	struct buf normal = {0}, out = {0};
	struct str ascii = {0};

	text_normalise(&normal, host, true);
	if (put_labels(&out, buf_str(&normal)))
		ascii = buf_copy(&out, arena);
	buf_free(&normal);
	buf_free(&out);
	return ascii;
}

/* Addresses */

static bool is_written_plain(struct str text)
{
	const struct str others = STR("\"<>\\^`{|}?#");

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if ((unsigned char)c <= ' ' || c == 0x7F ||
		    str_find_char(others, c) != STR_NONE)
			return false;
	}
	return true;
}

static void put_path(struct buf *out, struct str path)
{
	static const char digits[] = "0123456789ABCDEF";

	for (size_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];

		if (c < 0x80) {
			buf_put_char(out, (char)c);
			continue;
		}
		buf_put_char(out, '%');
		buf_put_char(out, digits[c >> 4]);
		buf_put_char(out, digits[c & 15]);
	}
}

/* Takes the port with its colon off the authority; false if it is none. An
 * address of IPv6 has colons of its own, in brackets. */
static bool cut_port(struct str *authority, struct str *port)
{
	size_t colon = str_find_last(*authority, ':');

	*port = (struct str){0};
	if (colon == STR_NONE ||
	    str_find_char(str_slice(*authority, colon, authority->len), ']') !=
		    STR_NONE)
		return true;
	*port = str_slice(*authority, colon, authority->len);
	authority->len = colon;
	for (size_t i = 1; i < port->len; i++)
		if (!char_is_digit(port->ptr[i]))
			return false;
	return port->len <= 6;
}

static struct str compose(struct arena *arena, bool secure, struct str host,
			  struct str port, struct str path)
{
	struct buf out = {0};
	struct str address;

	buf_put(&out, secure ? STR("https://") : STR("http://"));
	buf_put(&out, host);
	if (port.len > 1 && !str_eq(port, secure ? STR(":443") : STR(":80")))
		buf_put(&out, port);
	put_path(&out, path);
	while (out.len && str_ends(buf_str(&out), STR("/")))
		out.len--;
	address = buf_copy(&out, arena);
	buf_free(&out);
	return address;
}

struct str site_address(struct arena *arena, struct str text)
{
	bool secure = str_eq_fold(str_slice(text, 0, 8), STR("https://"));
	bool web = secure || str_eq_fold(str_slice(text, 0, 7), STR("http://"));
	struct str rest = str_slice(text, secure ? 8 : 7, text.len);
	size_t slash = str_find_char(rest, '/');
	struct str host = str_slice(rest, 0, slash), port;

	if (!web || !is_written_plain(text) ||
	    str_find_char(host, '@') != STR_NONE || !cut_port(&host, &port))
		return (struct str){0};
	host = host_ascii(arena, host);
	return host.len ? compose(arena, secure, host, port,
				  str_slice(rest, slash, rest.len))
			: host;
}
