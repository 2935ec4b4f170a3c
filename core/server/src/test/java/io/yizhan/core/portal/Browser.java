package io.yizhan.core.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without JavaScript: keeps cookies, sends forms, follows redirects when told. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final URI base;
    private String csrf = "";

    Browser(URI base) {
        this.base = base;
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A page that has to be there. */
    String page(String path) {
        HttpResponse<String> response = get(path);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " → " + response.statusCode() + "\n" + response.body());
        }
        return response.body();
    }

    HttpResponse<String> post(String path, Map<String, String> members) {
        Map<String, String> all = new TreeMap<>(members);
        if (!csrf.isEmpty()) {
            all.putIfAbsent("csrf", csrf);
        }
        String body = all.entrySet().stream()
                .map(member -> encode(member.getKey()) + "=" + encode(member.getValue()))
                .collect(Collectors.joining("&"));
        return send(form(path, body).header("Origin", origin()).header("Sec-Fetch-Site", "same-origin"));
    }

    /** A form that a page of another site sends in this browser. */
    HttpResponse<String> postFromElsewhere(String path, String body) {
        return send(
                form(path, body).header("Origin", "https://elsewhere.example").header("Sec-Fetch-Site", "cross-site"));
    }

    /** A form and where it leads. */
    String follow(String path, Map<String, String> members) {
        HttpResponse<String> response = post(path, members);
        if (response.statusCode() != 303) {
            throw new IllegalStateException(path + " → " + response.statusCode() + "\n" + response.body());
        }
        return page(response.headers().firstValue("Location").orElseThrow());
    }

    Browser signIn(String account) {
        follow("/catalog/en/sign-in", Map.of("account", account, "password", PortalServer.PASSWORD, "next", ""));
        return this;
    }

    private String origin() {
        return base.getScheme() + "://" + base.getAuthority();
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (cookie.contains("Max-Age=0")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            Matcher token = CSRF.matcher(response.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
