package io.yizhan.core.delivery;

import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.media.AssetDetails;
import io.yizhan.core.media.AssetService;
import io.yizhan.core.media.InvalidDetails;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Labels;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.model.Visibility;
import io.yizhan.core.plugins.PluginState;
import io.yizhan.core.security.Action;
import io.yizhan.core.security.ApiScope;
import io.yizhan.core.security.FieldScope;
import io.yizhan.core.security.Grant;
import io.yizhan.core.security.NewPerson;
import io.yizhan.core.security.Role;
import io.yizhan.core.security.RoleService;
import io.yizhan.core.security.TokenService;
import io.yizhan.core.security.UserService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Whatever may make answers others, by chance and by either of two servers. */
final class RandomWrites {
    private static final String BUYERS = "test:buyers";

    /** What is written; some come up more often than others. */
    enum Kind {
        PUBLISH_AGAIN,
        RESTORE,
        UNPUBLISH,
        UNPUBLISH_LOCALE,
        TRASH,
        SLUG,
        PICTURE,
        GRANT,
        ENTERPRISE,
        PUBLISH_LOCALE,
        SECTOR,
        PERSON,
        TITLE,
        JADE,
        MODEL,
        PLUGIN
    }

    /** @param by the server that wrote */
    record Write(Kind kind, String what, DeliveryServer by) {
        /** Whether the other server has to take over more than content. */
        boolean schema() {
            return kind == Kind.MODEL || kind == Kind.PLUGIN;
        }
    }

    private final List<DeliveryServer> servers;
    private final SwitchedModel model;
    private final Random random;
    private final List<UUID> works;
    private final List<UUID> enterprises;
    private final List<UUID> people;
    private final List<UUID> pictures;
    private final List<UUID> unpublished = new ArrayList<>();
    private final List<UUID> trashed = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int serial;

    RandomWrites(DeliveryServer first, DeliveryServer second, SwitchedModel model, long seed) {
        this.servers = List.of(first, second);
        this.model = model;
        this.random = new Random(seed);
        works = ids(first, "works(first: 100) { nodes { id } }", "/works/nodes");
        enterprises = ids(first, "exportEnterprises(first: 100) { nodes { id } }", "/exportEnterprises/nodes");
        people = ids(first, "people(first: 100) { nodes { id } }", "/people/nodes");
        pictures = first.data("{ works(first: 40) { nodes { media { id } } } }").at("/works/nodes").values().stream()
                .flatMap(work -> work.get("media").values().stream())
                .map(media -> UUID.fromString(media.get("id").asString()))
                .distinct()
                .toList();
    }

    private static List<UUID> ids(DeliveryServer server, String list, String path) {
        return server.data("{ " + list + " }").at(path).values().stream()
                .map(node -> UUID.fromString(node.get("id").asString()))
                .toList();
    }

    /** How often something was written. */
    int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    Write next() {
        DeliveryServer by = servers.get(random.nextInt(servers.size()));
        Kind drawn = Kind.values()[random.nextInt(Kind.values().length)];
        UUID work = any(works);
        Kind kind = possible(drawn, work);
        String what = write(by, kind, kind == drawn ? work : present());
        counts.merge(kind, 1, Integer::sum);
        return new Write(kind, kind + " " + what + " by server " + (servers.indexOf(by) + 1), by);
    }

    private Kind possible(Kind drawn, UUID work) {
        return switch (drawn) {
            case PUBLISH_AGAIN -> unpublished.isEmpty() ? Kind.TITLE : drawn;
            case RESTORE -> trashed.isEmpty() ? Kind.TITLE : drawn;
            case JADE -> model.plugin() != PluginState.RUNNING || away(work) ? Kind.TITLE : drawn;
            case PICTURE, GRANT, ENTERPRISE, PERSON, MODEL, PLUGIN -> drawn;
            case UNPUBLISH, UNPUBLISH_LOCALE, TRASH, SLUG, PUBLISH_LOCALE, SECTOR, TITLE ->
                away(work) ? Kind.TITLE : drawn;
        };
    }

    private boolean away(UUID work) {
        return unpublished.contains(work) || trashed.contains(work);
    }

    private UUID present() {
        return any(works.stream().filter(work -> !away(work)).toList());
    }

    private String write(DeliveryServer by, Kind kind, UUID work) {
        return switch (kind) {
            case PUBLISH_AGAIN -> {
                UUID id = unpublished.removeLast();
                by.publish(id);
                yield id.toString();
            }
            case RESTORE -> {
                UUID id = trashed.removeLast();
                by.trash().takeOut(id);
                by.publish(id);
                yield id.toString();
            }
            case UNPUBLISH -> {
                by.unpublish(work);
                unpublished.add(work);
                yield work.toString();
            }
            case UNPUBLISH_LOCALE -> {
                by.unpublish(work, "en");
                yield work.toString();
            }
            case TRASH -> trash(by, work);
            case SLUG -> publish(by, work, "core.slug", "slug-" + serial++);
            case PICTURE -> describe(by, any(pictures));
            case GRANT -> grant(by, random.nextInt(3));
            case ENTERPRISE -> publishIn(by, any(enterprises), "core.name", "zh-Hans", "企业" + serial++);
            case PUBLISH_LOCALE -> {
                Optional<List<String>> english = Optional.of(List.of("en"));
                by.publish(work, "core.title", Optional.of("en"), "A title " + serial++, english);
                yield work.toString();
            }
            case SECTOR -> publish(by, work, "core.sector", random.nextBoolean() ? "hetian-jade" : "animation");
            case PERSON -> publishIn(by, any(people), "core.name", "zh-Hans", random.nextBoolean() ? "Aba" : "Oto");
            case TITLE -> publishIn(by, work, "core.title", "zh-Hans", "题" + serial++);
            case JADE -> publish(by, work, "jade.name16552", random.nextBoolean() ? "agate" : "serpentine");
            case MODEL -> model.change(servers, by, random);
            case PLUGIN -> model.switchPlugin(by, random);
        };
    }

    private static String publish(DeliveryServer by, UUID id, String field, String value) {
        by.publish(id, field, value);
        return id.toString();
    }

    private static String publishIn(DeliveryServer by, UUID id, String field, String locale, String value) {
        by.publish(id, field, Optional.of(locale), value, Optional.empty());
        return id.toString();
    }

    /** What others use stays out of the trash; it is taken back all the same. */
    private String trash(DeliveryServer by, UUID work) {
        by.unpublish(work);
        boolean gone = by.trash().put(work, by.version(work));
        (gone ? trashed : unpublished).add(work);
        return work + (gone ? "" : ", which is used");
    }

    private String describe(DeliveryServer by, UUID picture) {
        AssetService assets = by.bean(AssetService.class);
        try {
            assets.update(picture, assets.require(picture).revision(), before -> {
                Optional<String> credit = Optional.of("Credit " + serial++);
                return new AssetDetails(
                        before.name(), before.focalPoint(), before.alt(), before.caption(), credit, before.rights());
            });
        } catch (InvalidDetails e) {
            throw new IllegalStateException(e);
        }
        return picture.toString();
    }

    /** Token of somebody whose rights are among what is written. */
    static String buyer(DeliveryServer server) {
        RoleService roles = server.bean(RoleService.class);
        Labels label = Labels.of("买家", "Buyer");
        server.database().change(sql -> roles.put(sql, new Role(BUYERS, Role.Kind.PARTNER, label, label, true)));
        roles.changed();
        String granted = grant(server, 1);
        assert !granted.isEmpty();
        NewPerson buyer = new NewPerson(
                server.bean(UserService.class), server.bean(TokenService.class), "buyer", BUYERS, Optional.empty());
        return buyer.token(buyer.make(), Set.of(ApiScope.DELIVERY_READ), Instant.now());
    }

    /** Prices for nobody, for all products, or for those of enterprises with jade, which depends on other entries. */
    private static String grant(DeliveryServer by, int kind) {
        Condition jade = new Condition.Linked(
                FieldPath.parse("core.enterprise"),
                Condition.Quantifier.SOME,
                new Condition.Linked(
                        FieldPath.parse("core.works"),
                        Condition.Quantifier.SOME,
                        Condition.compare("core.sector", Operator.UNDER, Value.of("jade"))));
        Condition rows = kind == 1 ? Condition.always() : jade;
        List<Grant> grants = kind == 0
                ? List.of()
                : List.of(new Grant.OnEntries(
                        BUYERS,
                        Action.READ_PUBLISHED,
                        "exportProduct",
                        new FieldScope.UpTo(Visibility.PARTNER),
                        new TreeSet<>(Set.of(Grant.ANY)),
                        rows));
        RoleService roles = by.bean(RoleService.class);
        by.database().change(sql -> {
            roles.replaceGrants(sql, BUYERS, grants);
            by.bean(EventStore.class).append(sql, Optional.empty(), List.of(new Event.AccessChanged()));
        });
        roles.changed();
        return "number " + kind;
    }

    private UUID any(List<UUID> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
