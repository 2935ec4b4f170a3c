package io.yizhan.core.feeds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.publishing.PublishedLocaleStore.Extent;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** {@code /sitemap.xml}, an index, and its parts {@code /sitemaps/{type}.{number}.xml}: the public site's pages of entries. */
@Controller
@Produces("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteMapController {
    private static final String XML = "application/xml; charset=utf-8";
    private static final String INDEX_HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            """;

    private final ContentModels models;
    private final LocaleSettings settings;
    private final SiteAddresses sites;
    private final SiteMapPages pages;
    private final SiteMapExtents extents;

    SiteMapController(
            ContentModels models,
            LocaleSettings settings,
            SiteAddresses sites,
            SiteMapPages pages,
            SiteMapExtents extents) {
        this.models = models;
        this.settings = settings;
        this.sites = sites;
        this.pages = pages;
        this.extents = extents;
    }

    /** Names the parts. */
    @Get("/sitemap.xml")
    HttpResponse<?> index(HttpRequest<?> http) {
        Addresses addresses = addresses(http);
        Map<String, Extent> out = extents.current();
        return FeedAnswers.feed(http, made(addresses, "", out), () -> {
            StringBuilder text = new StringBuilder(INDEX_HEAD);
            out.forEach((type, extent) -> {
                if (sites.template(type).isPresent()) {
                    parts(text, addresses, type, extent);
                }
            });
            return FeedAnswers.whole(XML, text.append("</sitemapindex>\n").toString());
        });
    }

    private void parts(StringBuilder text, Addresses addresses, String type, Extent extent) {
        int size = entriesPerPart(addresses, type);
        for (int part = 1; (part - 1) * (long) size < extent.entries(); part++) {
            text.append("<sitemap><loc>")
                    .append(Texts.xml(addresses.server() + "/sitemaps/" + type + "." + part + ".xml"))
                    .append("</loc><lastmod>")
                    .append(SiteMapText.moment(extent.changedAt()))
                    .append("</lastmod></sitemap>\n");
        }
    }

    /** Pages of a type. */
    @Get("/sitemaps/{name}")
    HttpResponse<?> part(HttpRequest<?> http, @PathVariable String name) {
        FeedName asked =
                FeedName.of(name).filter(one -> one.format().equals("xml")).orElseThrow(FeedAnswers::absent);
        ContentType type = models.current()
                .findType(asked.key())
                .filter(one -> sites.template(one.id()).isPresent())
                .orElseThrow(FeedAnswers::absent);
        Addresses addresses = addresses(http);
        int size = entriesPerPart(addresses, type.id());
        Map<String, Extent> out = extents.current();
        Extent extent = out.get(type.id());
        int number = number(asked.locale().orElse(""));
        if (extent == null || (number - 1) * (long) size >= extent.entries()) {
            throw FeedAnswers.absent();
        }
        return FeedAnswers.feed(http, made(addresses, name, out), () -> {
            UUID first = pages.at(type, (number - 1) * size).orElseThrow(FeedAnswers::absent);
            InputStream body =
                    SiteMapStream.of(SiteMapText.HEAD, new Batches(type, addresses, first, size), SiteMapText.FOOT);
            return HttpResponse.ok(new StreamedFile(body, new MediaType(XML)));
        });
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,4}")) {
            throw FeedAnswers.absent();
        }
        return Integer.parseInt(text);
    }

    @Error
    HttpResponse<?> refused(ProblemException refused) {
        return FeedAnswers.refusal(refused.problem());
    }

    private Addresses addresses(HttpRequest<?> http) {
        Addresses addresses = sites.of(http);
        if (addresses.site().isEmpty()) {
            throw FeedAnswers.absent();
        }
        return addresses;
    }

    private int entriesPerPart(Addresses addresses, String type) {
        int address = addresses.site().orElse("").length()
                + sites.template(type).map(template -> template.text().length()).orElse(0);
        return SiteMapText.entriesPerPart(settings.locales().tags().size(), address);
    }

    private List<String> made(Addresses addresses, String name, Map<String, Extent> out) {
        return List.of(
                name,
                addresses.server(),
                addresses.site().orElse(""),
                models.current().fingerprint(),
                pages.audience(),
                sites.templates(),
                out.toString());
    }

    /** The pages of a part, batch by batch. */
    private final class Batches implements Supplier<String> {
        private final ContentType type;
        private final Addresses addresses;
        private UUID next;
        private int left;

        Batches(ContentType type, Addresses addresses, UUID first, int size) {
            this.type = type;
            this.addresses = addresses;
            this.next = first;
            this.left = size;
        }

        /** A piece is never empty before the end: a batch of which nobody may see anything is a line break. */
        @Override
        public String get() {
            if (left <= 0) {
                return "";
            }
            int wanted = Math.min(left, SiteMapPages.BATCH);
            // one more than is told, to begin the next batch with
            List<SiteMapPages.Entry> batch = pages.from(type, next, wanted + 1);
            StringBuilder text = new StringBuilder("\n");
            batch.stream().limit(wanted).forEach(entry -> text.append(SiteMapText.entry(type, entry, addresses)));
            boolean more = batch.size() > wanted;
            left = more ? left - wanted : 0;
            next = more ? batch.getLast().id() : next;
            return text.toString();
        }
    }
}
