package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.yizhan.core.media.Asset;
import io.yizhan.core.media.UploadService;
import io.yizhan.core.security.ApiScope;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files and pictures show to whom the fields show that name them, and to nobody else. */
class RestrictedAssetTest {
    private static final String RUG = "rug-pomegranate-183";
    private static final String COLLECTORS = "collectors-jade-2027";

    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static TradeServer.Browser clerk;
    private static TradeServer.Browser holder;

    @BeforeAll
    static void people() {
        clerk = SERVER.staff("clerk", "editor", Optional.empty());
        SERVER.partner("holder", TradeServer.SILK_ROAD);
        holder = SERVER.token("holder");
    }

    private static Asset upload(String name, byte[] content) {
        return SERVER.bean(UploadService.class)
                .upload(name, new ByteArrayInputStream(content), Optional.empty())
                .asset();
    }

    private static byte[] pdf(String words) {
        return ("%PDF-1.7\n" + words).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] picture(int color) {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        image.setRGB(7, 7, color);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String named(Asset asset) {
        return "[{\"id\":\"" + asset.id() + "\"}]";
    }

    private static String url(TradeServer.Browser caller, String query) {
        return caller.data(query).findValue("url").asString();
    }

    /** The address as it was without its pass. */
    private static String bare(String lent) {
        assertThat(lent).containsPattern("&until=[0-9]+&seal=[A-Za-z0-9_-]{22}$");
        return lent.substring(0, lent.indexOf("&until="));
    }

    private static int status(TradeServer.Browser caller, String address) {
        return caller.fetch(address).statusCode();
    }

    private static String keeping(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void aDocumentForPartnersComesToWhoHasAPassAndToStaff() {
        Asset document = upload("terms.pdf", pdf("for partners"));
        Asset other = upload("other.pdf", pdf("for others"));
        SERVER.publish(TradeServer.product(RUG), "core.documents", named(document));
        String query = "{ exportProduct(slug: \"" + RUG + "\") { documents { url(preset: FULL) } } }";
        String lent = url(holder, query);
        String bare = bare(lent);

        HttpResponse<byte[]> got = SERVER.anonymous().fetch(lent);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(pdf("for partners"));
        assertThat(keeping(got)).isEqualTo("private, max-age=31536000, immutable");
        HttpResponse<byte[]> refused = SERVER.anonymous().fetch(bare);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(keeping(refused)).isEqualTo("no-store");
        assertThat(status(holder, bare)).isEqualTo(404);
        HttpResponse<byte[]> own = clerk.fetch(bare);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(keeping(own)).startsWith("private, ");

        for (String madeUp : new String[] {
            lent.replaceAll("seal=.*", "seal=" + "A".repeat(22)),
            lent.replace("until=1", "until=2"),
            lent.replace(document.id().toString(), other.id().toString()).replace("terms.pdf", "other.pdf")
        }) {
            assertThat(status(SERVER.anonymous(), madeUp)).as(madeUp).isEqualTo(404);
        }
        for (String odd :
                new String[] {lent + "&until=1", bare + "&until=1789000000", lent.replace("seal=", "seal=*")}) {
            assertThat(status(SERVER.anonymous(), odd)).as(odd).isEqualTo(400);
        }
        String renamed = lent.replace("terms.pdf", "former.pdf");
        HttpResponse<byte[]> leads = SERVER.anonymous().fetch(renamed);
        assertThat(leads.headers().firstValue("Location").orElse(""))
                .contains("terms.pdf", lent.substring(lent.indexOf("until=")));
        assertThat(status(SERVER.anonymous(), bare.replace("terms.pdf", "former.pdf")))
                .isEqualTo(404);
    }

    @Test
    void aPassEndsWithinADayAndTheNextAnswerBringsAnother() {
        Asset document = upload("list.pdf", pdf("a list"));
        SERVER.publish(TradeServer.product("kilim-240"), "core.documents", named(document));
        String query = "{ exportProduct(slug: \"kilim-240\") { documents { url } } }";
        String lent = url(holder, query);
        assertThat(url(holder, query)).isEqualTo(lent);
        SERVER.clock.pass(Duration.ofHours(11));
        assertThat(status(SERVER.anonymous(), lent)).isEqualTo(200);
        SERVER.clock.pass(Duration.ofHours(13));
        assertThat(status(SERVER.anonymous(), lent)).isEqualTo(404);
        String next = url(holder, query);
        assertThat(next).isNotEqualTo(lent);
        assertThat(status(SERVER.anonymous(), next)).isEqualTo(200);
    }

    @Test
    void aPictureInAPublicFieldComesToAnybodyWhileItIsPublished() {
        UUID dutar = TradeServer.product("dutar-concert");
        Asset picture = upload("dutar.png", picture(0x11aa44));
        SERVER.publish(dutar, "core.media", named(picture));
        String query = "{ exportProduct(slug: \"dutar-concert\") { media { url } } }";
        String address = url(SERVER.anonymous(), query);
        assertThat(address).doesNotContain("until", "seal");
        assertThat(keeping(SERVER.anonymous().fetch(address))).isEqualTo("public, max-age=31536000, immutable");
        // who may see more gets a pass, and sees the same
        assertThat(status(SERVER.anonymous(), url(holder, query))).isEqualTo(200);
        SERVER.unpublish(dutar);
        assertThat(status(SERVER.anonymous(), address)).isEqualTo(404);
        assertThat(status(clerk, address)).isEqualTo(200);
        SERVER.publish(dutar, "core.leadTimeDays", "61");
        assertThat(status(SERVER.anonymous(), address)).isEqualTo(200);
    }

    @Test
    void theCoverOfACatalogueShowsToItsAudience() {
        Asset cover = upload("cover.png", picture(0xaa1144));
        SERVER.publish(TradeServer.catalogue(COLLECTORS), "core.cover", "{\"id\":\"" + cover.id() + "\"}");
        SERVER.partner("invited", COLLECTORS);
        String lent = url(SERVER.token("invited"), "{ exportCatalog(slug: \"" + COLLECTORS + "\") { cover { url } } }");
        assertThat(status(SERVER.anonymous(), lent)).isEqualTo(200);
        assertThat(status(SERVER.anonymous(), bare(lent))).isEqualTo(404);
        SERVER.publish(TradeServer.catalogue(COLLECTORS), "core.audience", "\"public\"");
        assertThat(status(SERVER.anonymous(), bare(lent))).isEqualTo(200);
        SERVER.publish(TradeServer.catalogue(COLLECTORS), "core.audience", "\"invited\"");
        assertThat(status(SERVER.anonymous(), bare(lent))).isEqualTo(404);
    }

    @Test
    void whatNoEntryShowsYetIsForStaffAndForPreviews() {
        Asset fresh = upload("fresh.png", picture(0x4411aa));
        UUID rug = TradeServer.product(RUG);
        SERVER.draft(rug, "core.media", named(fresh));
        String query = "{ exportProduct(slug: \"" + RUG + "\") { media { id url } } }";
        TradeServer.Browser preview = SERVER.token("clerk", ApiScope.PREVIEW_READ);
        String lent = TradeServer.JSON
                .readTree(preview.post("/graphql/preview", query, Map.of()))
                .findValue("url")
                .asString();
        assertThat(lent).contains(fresh.id().toString());
        assertThat(status(SERVER.anonymous(), lent)).isEqualTo(200);
        assertThat(status(SERVER.anonymous(), bare(lent))).isEqualTo(404);
        assertThat(status(clerk, bare(lent))).isEqualTo(200);
    }

    @Test
    void aPartnerFieldInsideAGroupThatIsPublicShowsToTheHolderAlone() {
        Asset scan = upload("scan.png", picture(0x22bb22));
        SERVER.publish(
                TradeServer.product(RUG),
                "core.compliance",
                "[{\"_key\":\"r1\",\"scheme\":\"iso-9001\",\"file\":{\"id\":\"" + scan.id() + "\"}}]");
        SERVER.partner("bare");
        String query = "{ exportProduct(slug: \"" + RUG + "\") { compliance { scheme { code } file { url } } } }";
        String lent = url(holder, query);
        assertThat(lent).contains(scan.id().toString());
        assertThat(status(SERVER.anonymous(), bare(lent))).isEqualTo(404);
        for (TradeServer.Browser other : new TradeServer.Browser[] {SERVER.anonymous(), SERVER.token("bare")}) {
            JsonNode told = other.ask(query);
            assertThat(told.toString())
                    .contains("iso-9001")
                    .doesNotContain(scan.id().toString());
            assertThat(told.at("/extensions/restricted/0/path/3").asString()).isEqualTo("file");
        }
    }
}
