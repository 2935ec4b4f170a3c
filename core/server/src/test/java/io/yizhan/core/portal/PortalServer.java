package io.yizhan.core.portal;

import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.EntryStore;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.entry.VersionMark;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.publishing.PublishOutcome;
import io.yizhan.core.publishing.Publisher;
import io.yizhan.core.security.Caller;
import io.yizhan.core.trade.CatalogueGrant;
import io.yizhan.core.trade.Partner;
import io.yizhan.core.trade.PartnerAccount;
import io.yizhan.core.trade.PartnerOutcome;
import io.yizhan.core.trade.PartnerProfile;
import io.yizhan.core.trade.PartnerService;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/** The whole server with the sample content, and partners who hold a catalogue or none. */
final class PortalServer implements AutoCloseable {
    static final String PASSWORD = "narrow lantern gravel";
    static final String SILK_ROAD = "silkroad-2027-catalogue";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DeliveryServer server = server();

    private static DeliveryServer server() {
        TestDatabase database = TestDatabase.create();
        Map<String, Object> settings = new HashMap<>(database.properties());
        settings.put("yizhan.security.public-url", "https://trade.example/");
        return DeliveryServer.over(settings, database::close).withSamples();
    }

    /** Id of a new picture that no entry shows. */
    String picture() {
        BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bean(UploadService.class)
                .upload("loom.png", new ByteArrayInputStream(out.toByteArray()), Optional.empty())
                .asset()
                .id()
                .toString();
    }

    <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    java.net.URI uri() {
        return server.uri();
    }

    int statements() {
        return server.statements();
    }

    /** A browser of somebody who has not been here before. */
    Browser browser() {
        return new Browser(server.uri());
    }

    /** An approved partner with an account of that name. */
    void partner(String account, String... catalogues) {
        Caller program = new Caller.Program();
        PartnerService partners = bean(PartnerService.class);
        PartnerProfile profile = new PartnerProfile(
                "Company " + account,
                "KZ",
                List.of("en"),
                List.of("EUR"),
                "Aru Demo",
                "aru@example.org",
                Optional.empty(),
                Optional.empty());
        PartnerOutcome made = partners.create(
                profile,
                "",
                Optional.of(new PartnerAccount(account, "Aru Demo", Optional.empty(), Optional.of(PASSWORD))),
                program);
        Partner partner = ((PartnerOutcome.Done) made).partner();
        if (catalogues.length > 0) {
            List<CatalogueGrant.Wanted> wanted = List.of(catalogues).stream()
                    .map(key -> new CatalogueGrant.Wanted(sample("exportCatalog", key), Optional.empty()))
                    .toList();
            partners.grantCatalogues(partner.id(), partner.version(), wanted, program);
        }
    }

    /** Id of an entry of the samples. */
    static UUID sample(String type, String key) {
        return UUID.nameUUIDFromBytes(("yizhan-sample:" + type + ":" + key).getBytes(StandardCharsets.UTF_8));
    }

    /** Changes one value in a language and publishes the entry. */
    void publish(UUID id, String field, String locale, Object value) {
        VersionMark version = bean(Layouts.class)
                .read(tx -> bean(EntryStore.class)
                        .findHead(tx.sql(), id)
                        .orElseThrow()
                        .version());
        FieldChange change = new FieldChange(
                FieldKey.parse(field), Optional.of(locale), Optional.of(JSON.valueToTree(value)), Optional.empty());
        SaveOutcome saved = bean(EntryService.class)
                .save(server.program(), new EntryService.Save(id, version, List.of(change), Optional.empty()));
        VersionMark next = ((SaveOutcome.Saved) saved).version();
        PublishOutcome outcome = bean(Publisher.class)
                .publish(
                        server.program(),
                        new Publisher.Publish(id, next, Optional.empty(), Optional.empty(), Optional.empty()));
        if (outcome instanceof PublishOutcome.Refused refused) {
            throw new IllegalStateException(refused.toString());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
