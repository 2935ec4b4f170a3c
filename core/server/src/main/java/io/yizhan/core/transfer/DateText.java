package io.yizhan.core.transfer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates that catalogues write for people, such as {@code c.1850–5}, {@code ?1920}, {@code 1960s},
 * {@code 19th century}, {@code after 1800}, {@code 约1850年}, {@code 公元前205年}, into EDTF (ISO 8601-2). Of a text with
 * several dates ({@code 1962, cast 1970}) the first counts.
 */
final class DateText {
    private static final Set<String> UNKNOWN = Set.of(
            "date not known",
            "not known",
            "unknown",
            "no date",
            "undated",
            "n.d.",
            "n.d",
            "nd",
            "s.d.",
            "-",
            "?",
            "不详",
            "年代不详",
            "时间不详",
            "未知",
            "无");
    private static final Pattern ABOUT =
            Pattern.compile("(?<![a-z])(?:c|ca|circa|about|approximately|approx)(?![a-z])|约|前后");
    private static final Pattern DOUBT = Pattern.compile("\\?|probably|possibly|perhaps|可能|疑");
    private static final String BCE = "(\\d{1,4})\\s*(?:bce|bc|b\\.c\\.)|公元前\\s*(\\d{1,4})";

    /** The form found first in the text wins; of two at the same place, the one higher in this list. */
    private static final List<Form> FORMS = List.of(
            form("(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)", found -> text(found, "%s-%s-%s")),
            form("(\\d{4})年\\s*(\\d{1,2})月\\s*(\\d{1,2})日", DateText::chineseDay),
            form("(\\d{4})年\\s*(\\d{1,2})月", DateText::chineseMonth),
            form(BCE, DateText::beforeChrist),
            form("(\\d{1,2})(?:st|nd|rd|th)[ -]century|(\\d{1,2})\\s*世纪", DateText::century),
            form("(\\d{3})0(?:s|年代)", found -> found.group(1) + "X"),
            form("after\\s*(?:ca?\\.?\\s*|circa\\s*)?(\\d{3,4})|(\\d{3,4})年?(?:以后|之后)", found -> year(found) + "/.."),
            form("before\\s*(?:ca?\\.?\\s*|circa\\s*)?(\\d{3,4})|(\\d{3,4})年?(?:以前|之前)", found -> "../" + year(found)),
            form(
                    "(?<!\\d)(\\d{3,4})年?\\s*(?:-|/|or|to|至|到|或)\\s*(?:ca?\\.?\\s*)?\\??(\\d{1,4})(?!\\d)",
                    DateText::span),
            form("(?<!\\d)(\\d{3,4})(?!\\d)", DateText::year));

    private record Form(Pattern pattern, Function<MatchResult, String> edtf) {}

    private DateText() {}

    /**
     * The date in EDTF.
     *
     * @param text what people read; may be empty
     * @param earliest first year, where the source gives it as a number; it counts more than the text
     * @param latest last year, likewise
     * @return empty where no date is known
     * @throws IllegalArgumentException if the text is none that is understood
     */
    static Optional<String> edtf(String text, OptionalInt earliest, OptionalInt latest) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\u2010-\u2015\u2212~\u301C]", "-")
                .strip();
        if (earliest.isPresent() || latest.isPresent()) {
            int first = earliest.orElseGet(latest::getAsInt);
            int last = latest.orElse(first);
            return Optional.of(marked(first == last ? year(first) : year(first) + "/" + year(last), plain));
        }
        if (plain.isEmpty() || UNKNOWN.contains(plain)) {
            return Optional.empty();
        }
        return Optional.of(marked(firstDate(plain).orElseThrow(() -> new IllegalArgumentException(text)), plain));
    }

    private static Optional<String> firstDate(String plain) {
        Optional<String> date = Optional.empty();
        int at = Integer.MAX_VALUE;
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(plain);
            if (matcher.find() && matcher.start() < at) {
                at = matcher.start();
                date = Optional.of(form.edtf().apply(matcher.toMatchResult()));
            }
        }
        return date;
    }

    private static Form form(String pattern, Function<MatchResult, String> edtf) {
        return new Form(Pattern.compile(pattern), edtf);
    }

    /** {@code ~} about, {@code ?} doubtful, {@code %} both; on both ends of a span. */
    private static String marked(String edtf, String text) {
        boolean about = ABOUT.matcher(text).find();
        boolean doubt = DOUBT.matcher(text).find();
        String mark = about && doubt ? "%" : about ? "~" : doubt ? "?" : "";
        int stroke = edtf.indexOf('/');
        if (stroke < 0) {
            return edtf + mark;
        }
        return end(edtf.substring(0, stroke), mark) + "/" + end(edtf.substring(stroke + 1), mark);
    }

    private static String end(String edtf, String mark) {
        return edtf.equals("..") ? edtf : edtf + mark;
    }

    private static String span(MatchResult found) {
        String start = found.group(1);
        String end = found.group(2);
        if (end.length() < start.length()) {
            // 1850-5 is 1850 to 1855, but 1850-03 is March: a month is written with its nought and comes "before"
            String completed = start.substring(0, start.length() - end.length()) + end;
            boolean month = end.length() == 2 && end.startsWith("0") && completed.compareTo(start) < 0;
            if (month) {
                return year(Integer.parseInt(start)) + "-" + end;
            }
            end = completed;
        }
        int first = Integer.parseInt(start);
        int last = Integer.parseInt(end);
        return first == last ? year(first) : year(Math.min(first, last)) + "/" + year(Math.max(first, last));
    }

    private static String chineseDay(MatchResult found) {
        return String.format(
                Locale.ROOT,
                "%s-%02d-%02d",
                found.group(1),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)));
    }

    private static String chineseMonth(MatchResult found) {
        return String.format(Locale.ROOT, "%s-%02d", found.group(1), Integer.parseInt(found.group(2)));
    }

    /** 1 BCE is the year 0. */
    private static String beforeChrist(MatchResult found) {
        return year(1 - number(found));
    }

    private static String century(MatchResult found) {
        return String.format(Locale.ROOT, "%02dXX", Math.max(0, number(found) - 1));
    }

    private static String year(MatchResult found) {
        return year(number(found));
    }

    private static int number(MatchResult found) {
        String digits = found.group(1);
        if (digits == null && found.groupCount() > 1) {
            digits = found.group(2);
        }
        return Integer.parseInt(digits == null ? "0" : digits);
    }

    private static String text(MatchResult found, String form) {
        return String.format(Locale.ROOT, form, found.group(1), found.group(2), found.group(3));
    }

    /** Four digits at least; {@code Y} before those with more. */
    static String year(int year) {
        if (Math.abs(year) > 9999) {
            return "Y" + year;
        }
        return year < 0 ? String.format(Locale.ROOT, "-%04d", -year) : String.format(Locale.ROOT, "%04d", year);
    }
}
