package io.yizhan.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What caches of others are told, on two servers of one installation. */
@Tag("any-database")
class PurgeWebhookTest {
    private static final byte[] NEW = "a new secret of thirty-two bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OLD = "the old secret, of thirty-two b.".getBytes(StandardCharsets.UTF_8);
    private static final String PENDANT = "{ work(slug: \"peace-pendant\") { id title } }";

    private static Receiver receiver;
    private static DeliveryServer first;
    private static DeliveryServer second;
    private static int names;

    @BeforeAll
    static void start() {
        receiver = new Receiver();
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.webhook.purge-url", receiver.url("/purge?zone=1"));
        settings.put("yizhan.webhook.purge-secret", secret(NEW) + " " + secret(OLD));
        settings.put("yizhan.webhook.purge-delay", "0s");
        settings.put("yizhan.webhook.allow-private-addresses", true);
        first = DeliveryServer.over(settings, database::close).withSamples();
        second = first.another();
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        receiver.close();
    }

    @BeforeEach
    void allIsTold() {
        receiver.answer(204, Map.of());
        rename();
        awaitTold();
    }

    @Test
    void aPublishIsToldOnceBySignedTagsOfTheAnswersItChanged() throws GeneralSecurityException {
        Set<String> tags = tags(PENDANT);
        int before = receiver.all().size();

        rename();
        awaitTold();

        List<Receiver.Call> calls =
                receiver.all().subList(before, receiver.all().size());
        assertThat(calls.stream().map(Receiver.Call::id).distinct()).hasSameSizeAs(calls);
        Receiver.Call call = calls.getLast();
        assertThat(call.json().at("/type").asString()).isEqualTo("cache.purge");
        assertThat(call.json().at("/data/position").asLong()).isEqualTo(position());
        assertThat(call.tags())
                .containsAnyElementsOf(tags)
                .contains("list:work")
                .doesNotContain("schema");
        assertThat(call.body()).hasSizeLessThan(20_000);
        assertThat(call.id()).doesNotContain(".");
        assertThat(List.of(call.signature().split(" ")))
                .as("one for each secret while they are being changed")
                .containsExactly(signature(NEW, call), signature(OLD, call));
    }

    @Test
    void whatIsNotTakenIsToldAgainUnderTheSameIdWithATimestampOfItsOwn() {
        for (int status : List.of(500, 302, 429)) {
            receiver.answer(status, Map.of("Location", receiver.url("/elsewhere"), "Retry-After", "1"));
            int before = receiver.all().size();
            rename();
            Receiver.Call failed = call(before);
            receiver.answer(204, Map.of());
            Receiver.Call taken = call(before + 1);
            assertThat(taken.id()).isEqualTo(failed.id());
            assertThat(taken.body()).isEqualTo(failed.body());
            assertThat(Long.parseLong(taken.timestamp()))
                    .as("seconds after answer %s", status)
                    .isGreaterThanOrEqualTo(Long.parseLong(failed.timestamp()) + 4);
            awaitTold();
        }
    }

    @Test
    void changedGrantsOfAnonymousCallersTakeTheirAnswersAway() {
        String before = audienceTag();
        grant(Condition.never());
        awaitTold();
        assertThat(receiver.telling(before)).hasSize(1);
        String after = audienceTag();
        assertThat(after).isNotEqualTo(before);

        receiver.answer(500, Map.of());
        int calls = receiver.all().size();
        grant(Condition.always());
        String between = audienceTag();
        Receiver.Call failed = call(calls);
        assertThat(failed.tags()).contains(after);
        grant(Condition.never());
        assertThat(audienceTag()).isEqualTo(after);
        receiver.answer(204, Map.of());
        awaitTold();
        assertThat(receiver.telling(between))
                .as("what held for a while may be kept somewhere too")
                .isNotEmpty();
    }

    private static void grant(Condition condition) {
        RoleService roles = first.bean(RoleService.class);
        first.database().change(sql -> {
            roles.replaceGrants(
                    sql,
                    "test:more",
                    List.of(new Grant.OnEntries(
                            Role.ANONYMOUS,
                            Action.READ_PUBLISHED,
                            "person",
                            new FieldScope.UpTo(Visibility.PUBLIC),
                            new TreeSet<>(Set.of("en")),
                            condition,
                            Optional.empty())));
            first.bean(EventStore.class).append(sql, Optional.empty(), List.of(new Event.AccessChanged()));
        });
        roles.changed();
        first.bean(EventFeed.class).committed();
    }

    private static String audienceTag() {
        return tags(PENDANT).stream()
                .filter(tag -> tag.startsWith("audience:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServerThatStopsLeavesWhatIsUntoldToTheOthers() {
        try (DeliveryServer third = first.another()) {
            assertThat(third.data(PENDANT).at("/work/id").asString()).isNotEmpty();
            rename();
        }
        long position = position();
        awaitTold();
        assertThat(receiver.all().getLast().json().at("/data/position").asLong())
                .isEqualTo(position);
    }

    private static void rename() {
        UUID id = UUID.fromString(first.data(PENDANT).at("/work/id").asString());
        first.publish(id, "core.heightMm", ++names + 40);
    }

    private static long position() {
        return first.database().read(sql -> first.bean(EventStore.class).position(sql));
    }

    /** The call of this number, from 0. */
    private static Receiver.Call call(int number) {
        while (receiver.all().size() <= number) {
            Receiver.Call next = receiver.next();
            assertThat(next).isNotNull();
        }
        return receiver.all().get(number);
    }

    private static void awaitTold() {
        long position = position();
        while (receiver.all().isEmpty()
                || receiver.all().getLast().json().at("/data/position").asLong() < position) {
            Receiver.Call next = receiver.next();
            assertThat(next).isNotNull();
        }
    }

    private static Set<String> tags(String query) {
        return Set.of(first.send(first.post(query, Map.of()).header("X-Cache-Tags", "true"))
                .headers()
                .firstValue("X-Cache-Tags")
                .orElseThrow()
                .split(" "));
    }

    private static String secret(byte[] bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /** As the specification words it, by code of the test's own. */
    private static String signature(byte[] secret, Receiver.Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + new String(call.body(), StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
