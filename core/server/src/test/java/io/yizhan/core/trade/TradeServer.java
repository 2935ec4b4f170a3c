package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.MovedClock;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.NewUser;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.User;
import io.yizhan.core.security.UserService;
import io.yizhan.core.security.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole server with sample content, and partners, visitors and staff who use it over HTTP. */
final class TradeServer implements AutoCloseable {
    static final String PASSWORD = "narrow lantern gravel";
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String SILK_ROAD = "silkroad-2027-catalogue";
    static final String STORIES = "stories-stages-2027";

    /** Where browsers of tests sit. */
    static final Visit VISIT = new Visit("127.0.0.1", "test", Optional.empty());

    final MovedClock clock = new MovedClock();
    private final DeliveryServer server = new DeliveryServer(clock).withSamples();
    private final HttpClient client = HttpClient.newHttpClient();

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    java.net.URI uri() {
        return server.uri();
    }

    Caller program() {
        return new Caller.Program();
    }

    /** Id of an entry of the samples. */
    static UUID sample(String type, String key) {
        return UUID.nameUUIDFromBytes(("yizhan-sample:" + type + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    static UUID product(String key) {
        return sample("exportProduct", key);
    }

    static UUID catalogue(String key) {
        return sample("exportCatalog", key);
    }

    /** Changes one shared field and publishes the entry in all its locales. */
    void publish(UUID id, String field, String json) {
        publish(id, List.of(change(field, json)));
    }

    /** Changes fields and publishes the entry in all its locales. */
    void publish(UUID id, List<FieldChange> changes) {
        PublishOutcome outcome = bean(Publisher.class)
                .publish(
                        server.program(),
                        new Publisher.Publish(
                                id, draft(id, changes), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(outcome).isInstanceOf(PublishOutcome.Done.class);
    }

    /** Changes one shared field and leaves it at that; the version is the answer. */
    VersionMark draft(UUID id, String field, String json) {
        return draft(id, List.of(change(field, json)));
    }

    private static FieldChange change(String field, String json) {
        return new FieldChange(
                FieldKey.parse(field), Optional.empty(), Optional.of(JSON.readTree(json)), Optional.empty());
    }

    private VersionMark draft(UUID id, List<FieldChange> changes) {
        VersionMark version = bean(Layouts.class)
                .read(tx -> bean(EntryStore.class)
                        .findHead(tx.sql(), id)
                        .orElseThrow()
                        .version());
        SaveOutcome saved = bean(EntryService.class)
                .save(server.program(), new EntryService.Save(id, version, changes, Optional.empty()));
        assertThat(((SaveOutcome.Saved) saved).findings())
                .allSatisfy(finding -> assertThat(finding.stored()).isTrue());
        return ((SaveOutcome.Saved) saved).version();
    }

    void unpublish(UUID id) {
        PublishOutcome outcome = bean(Publisher.class)
                .unpublish(server.program(), new Publisher.Unpublish(id, Optional.empty(), Optional.empty()));
        assertThat(outcome).isInstanceOf(PublishOutcome.Done.class);
    }

    static PartnerProfile profile(String company) {
        return new PartnerProfile(
                company,
                "KZ",
                List.of("en"),
                List.of("EUR"),
                "Aru Demo",
                "aru@example.org",
                Optional.empty(),
                Optional.empty());
    }

    /** An approved partner with one account of the same name, holding these catalogues. */
    Partner partner(String account, String... catalogues) {
        PartnerOutcome made = bean(PartnerService.class)
                .create(
                        profile("Company " + account),
                        "",
                        Optional.of(new PartnerAccount(
                                account, "Person " + account, Optional.empty(), Optional.of(PASSWORD))),
                        program());
        Partner partner = ((PartnerOutcome.Done) made).partner();
        return catalogues.length == 0 ? partner : grant(partner, Optional.empty(), catalogues);
    }

    Partner grant(Partner partner, Optional<Duration> lasting, String... catalogues) {
        List<CatalogueGrant.Wanted> wanted = List.of(catalogues).stream()
                .map(key -> new CatalogueGrant.Wanted(catalogue(key), lasting.map(clock.instant()::plus)))
                .toList();
        return ((PartnerOutcome.Done)
                        bean(PartnerService.class).grantCatalogues(partner.id(), partner.version(), wanted, program()))
                .partner();
    }

    User user(String account) {
        return bean(UserService.class).findByAccount(account).orElseThrow();
    }

    /** What the rooms of the server know of somebody signed in. */
    Caller caller(String account) {
        return new Caller.SignedIn(user(account), UUID.randomUUID(), "");
    }

    BasketKey basket(String account) {
        return new BasketKey.OfUser(user(account).id());
    }

    InquiryDraft draft(String account) {
        return new InquiryDraft(basket(account), "When can you ship?", Optional.of("KZ"), Optional.of("FCA"), "en");
    }

    /** Three products of two enterprises, one after the other. */
    void fill(String account) {
        Map<String, String> quantities = new LinkedHashMap<>();
        quantities.put("dutar-concert", "3");
        quantities.put("rug-pomegranate-183", "12.50");
        quantities.put("kilim-240", "20");
        quantities.forEach((key, quantity) -> {
            String note = key.startsWith("dutar") ? "Mulberry wood" : "";
            assertThat(bean(BasketService.class)
                            .put(basket(account), product(key), new BigDecimal(quantity), note, VISIT))
                    .isEmpty();
            clock.pass(Duration.ofSeconds(1));
        });
    }

    /** Sends what {@link #fill} put in: one inquiry to the maker of instruments, one to the weavers. */
    List<Inquiry> sent(String account) {
        fill(account);
        SendOutcome outcome = bean(InquiryService.class).send(caller(account), draft(account), "");
        return ((SendOutcome.Sent) outcome).inquiries();
    }

    /** Somebody of the staff, signed in. */
    Browser staff(String account, String role, Optional<UUID> enterprise) {
        assertThat(bean(UserService.class)
                        .create(
                                new NewUser(
                                        account,
                                        "Person " + account,
                                        Optional.empty(),
                                        Set.of(role),
                                        enterprise,
                                        Optional.of(PASSWORD),
                                        "en"),
                                program())
                        .findings())
                .isEmpty();
        return signedIn(account);
    }

    Browser anonymous() {
        return new Browser();
    }

    Browser signedIn(String account) {
        Browser browser = new Browser();
        browser.signIn(account);
        return browser;
    }

    /** A program with a token of the account's that reads what is published. */
    Browser token(String account) {
        return token(account, ApiScope.DELIVERY_READ);
    }

    Browser token(String account, ApiScope scope) {
        Browser browser = new Browser();
        browser.bearer = bean(TokenService.class)
                .create(account, Set.of(scope), clock.instant().plus(Duration.ofDays(30)), Optional.of(user(account)))
                .secret()
                .orElseThrow();
        return browser;
    }

    /** Keeps a cookie and a CSRF token, as a page does. */
    final class Browser {
        private @Nullable String cookie;
        private @Nullable String csrf;
        private @Nullable String bearer;

        private void signIn(String account) {
            // through the partners' door: the admin's lets only staff in
            var outcome = bean(io.yizhan.core.security.SignInService.class).signIn(account, PASSWORD, VISIT, false);
            if (!(outcome instanceof io.yizhan.core.security.SignInService.Outcome.Done done)) {
                throw new AssertionError(outcome.toString());
            }
            cookie = done.setCookie().substring(0, done.setCookie().indexOf(';'));
            csrf = done.caller().csrfToken();
        }

        /** The whole body. */
        String post(String path, String query, Map<String, ?> variables) {
            return send(HttpRequest.newBuilder(server.uri().resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("query", query, "variables", variables)))));
        }

        String get(String pathAndQuery) {
            return send(HttpRequest.newBuilder(server.uri().resolve(pathAndQuery)));
        }

        String send(HttpRequest.Builder request) {
            return new String(answer(request).body(), StandardCharsets.UTF_8);
        }

        /** A stream of events, as it comes. */
        HttpResponse<InputStream> stream(String query, long after) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve("/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Last-Event-ID", Long.toString(after))
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))));
            return answer(request, "text/event-stream", HttpResponse.BodyHandlers.ofInputStream());
        }

        /** A file, with the headers it comes under; redirects are not followed. */
        HttpResponse<byte[]> fetch(String pathAndQuery) {
            return answer(HttpRequest.newBuilder(server.uri().resolve(pathAndQuery)));
        }

        private HttpResponse<byte[]> answer(HttpRequest.Builder request) {
            return answer(request, "application/json, */*", HttpResponse.BodyHandlers.ofByteArray());
        }

        private <T> HttpResponse<T> answer(
                HttpRequest.Builder request, String accepted, HttpResponse.BodyHandler<T> body) {
            request.header("Accept", accepted).timeout(Duration.ofSeconds(60));
            if (cookie != null) {
                request.header("Cookie", cookie);
            }
            if (csrf != null) {
                request.header("X-CSRF-Token", csrf);
            }
            if (bearer != null) {
                request.header("Authorization", "Bearer " + bearer);
            }
            try {
                return client.send(request.build(), body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** The whole answer of the delivery API. */
        JsonNode ask(String query) {
            return JSON.readTree(post("/graphql", query, Map.of()));
        }

        JsonNode data(String query) {
            return data(ask(query));
        }

        JsonNode admin(String query, Map<String, ?> variables) {
            return JSON.readTree(post("/graphql/admin", query, variables));
        }

        JsonNode adminData(String query, Map<String, ?> variables) {
            return data(admin(query, variables));
        }

        private static JsonNode data(JsonNode answer) {
            assertThat(answer.has("errors")).as(answer.toPrettyString()).isFalse();
            return answer.get("data");
        }

        /** The price of a product as this caller sees it; empty text for null. */
        String price(String product) {
            return ask("{ exportProduct(slug: \"" + product + "\") { price { amount currency } } }")
                    .at("/data/exportProduct/price/amount")
                    .asString("");
        }
    }

    static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asString("");
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
