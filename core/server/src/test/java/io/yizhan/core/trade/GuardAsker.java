package io.yizhan.core.trade;

import io.yizhan.core.trade.GuardCanaries.Canary;
import io.yizhan.core.trade.GuardedField.Guard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who asks.
 *
 * @param opened types of which the filled entry shows its partner fields
 * @param refused code of what is refused; empty for who may use partner fields everywhere
 * @param blind whether partner fields of all other entries are as closed as those of the filled ones
 */
record GuardAsker(String name, TradeServer.Browser browser, Set<String> opened, String refused, boolean blind) {
    private static final Pattern CURSOR = Pattern.compile("ursor\":\"([A-Za-z0-9_-]+)\"");

    boolean sees(Canary canary) {
        return canary.guard() == Guard.PARTNER && opened.contains(canary.type());
    }

    /** What the cursors of an answer are made of. */
    static String cursors(String body) {
        StringBuilder all = new StringBuilder();
        Matcher cursor = CURSOR.matcher(body);
        while (cursor.find()) {
            all.append(new String(Base64.getUrlDecoder().decode(cursor.group(1)), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    /** Code of the first error; empty if there is none. */
    static String code(String body) {
        return TradeServer.code(TradeServer.JSON.readTree(body));
    }

    /** Codes of the errors by root field; of the whole request by the empty name. */
    static Map<String, String> codes(String body) {
        Map<String, String> codes = new HashMap<>();
        for (JsonNode error : TradeServer.JSON.readTree(body).path("errors").values()) {
            codes.putIfAbsent(
                    error.at("/path/0").asString(""),
                    error.at("/extensions/code").asString(""));
        }
        return codes;
    }

    /**
     * The first answer of a stream, or that in its place; empty if none comes.
     *
     * @param comments after so many signs of life none is waited for; a refusal comes without
     */
    static String next(HttpResponse<InputStream> response, int comments) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            StringBuilder other = new StringBuilder();
            int left = comments;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ") && line.length() > 6) {
                    return line.substring(6);
                }
                if (line.startsWith(":") && left-- == 0) {
                    return "{}";
                }
                other.append(line);
            }
            return other.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
