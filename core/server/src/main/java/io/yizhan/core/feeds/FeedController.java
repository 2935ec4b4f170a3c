package io.yizhan.core.feeds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.yizhan.core.feeds.SiteAddresses.Addresses;
import io.yizhan.core.model.ContentModel;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.LocaleSettings;
import io.yizhan.core.model.PageTemplate;
import io.yizhan.core.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /feeds/{type}/{slug or id}.{locale}.jsonld}, {@code /feeds/{type}.{locale}.atom} and {@code /feeds/{type}.{locale}.ics}: of
 * every content type whose model says what its entries are.
 */
@Controller("/feeds")
@Produces("*/*")
@ExecuteOn(TaskExecutors.BLOCKING)
class FeedController {
    private static final Set<String> TOLD_IN_ATOM =
            Set.of("name", "headline", "description", "abstract", "datePublished");
    private static final Set<String> TOLD_IN_CALENDAR =
            Set.of("name", "description", "startDate", "endDate", "eventStatus", "location", "subEvent", "event");

    private final ContentModels models;
    private final LocaleSettings settings;
    private final SiteAddresses sites;
    private final DescribedEntries entries;

    FeedController(ContentModels models, LocaleSettings settings, SiteAddresses sites, DescribedEntries entries) {
        this.models = models;
        this.settings = settings;
        this.sites = sites;
        this.entries = entries;
    }

    /** One entry as JSON-LD. A former slug leads to the present one. */
    @Get("/{type}/{name}")
    HttpResponse<?> entry(HttpRequest<?> http, @PathVariable String type, @PathVariable String name) {
        FeedName asked = FeedName.of(name).filter(FeedName::isJsonLd).orElseThrow(FeedAnswers::absent);
        ContentType described = described(type);
        String locale = locale(asked);
        Addresses addresses = sites.of(http);
        DescribedEntries.One found = entries.one(described, asked.key(), locale);
        Optional<String> present = found.slug().filter(slug -> !found.byId() && !slug.equals(asked.key()));
        if (present.isPresent()) {
            return FeedAnswers.moved("/feeds/" + type + "/" + PageTemplate.encode(present.get()) + asked.ending());
        }
        return FeedAnswers.feed(
                http,
                made(addresses, found.tag()),
                () -> FeedAnswers.whole(
                        "application/ld+json; charset=utf-8",
                        Texts.json(new Description(models.current(), addresses, locale).of(described, found.entry()))));
    }

    /** The entries of a type that last went out, for feed readers or calendars. */
    @Get("/{name}")
    HttpResponse<?> list(HttpRequest<?> http, @PathVariable String name) {
        FeedName asked = FeedName.of(name).orElseThrow(FeedAnswers::absent);
        ContentType described = described(asked.key());
        String locale = locale(asked);
        Addresses addresses = sites.of(http);
        String self = addresses.server() + "/feeds/" + name;
        ContentModel model = models.current();
        Description description = new Description(model, addresses, locale);
        return switch (asked.format()) {
            case "atom" -> {
                DescribedEntries.Several found = entries.latest(described, locale, TOLD_IN_ATOM, AtomFeed.MOST_ENTRIES);
                yield FeedAnswers.feed(
                        http,
                        made(addresses, found.tag(), self),
                        () -> FeedAnswers.whole(
                                "application/atom+xml; charset=utf-8",
                                new AtomFeed(described, locale, addresses, self).write(found.entries(), description)));
            }
            case "ics" -> {
                if (!CalendarFeed.fits(described)) {
                    throw FeedAnswers.absent();
                }
                DescribedEntries.Several found =
                        entries.latest(described, locale, TOLD_IN_CALENDAR, CalendarFeed.MOST_ENTRIES);
                yield FeedAnswers.feed(
                        http,
                        made(addresses, found.tag()),
                        () -> FeedAnswers.whole(
                                "text/calendar; charset=utf-8",
                                new CalendarFeed(described, locale).write(found.entries(), description)));
            }
            default -> throw FeedAnswers.absent();
        };
    }

    @Error
    HttpResponse<?> refused(ProblemException refused) {
        return FeedAnswers.refusal(refused.problem());
    }

    private ContentType described(String type) {
        return models.current()
                .findType(type)
                .filter(one -> one.jsonLd().isPresent())
                .orElseThrow(FeedAnswers::absent);
    }

    private String locale(FeedName asked) {
        String locale = asked.locale().orElse(settings.locales().defaultTag());
        if (!settings.locales().contains(locale)) {
            throw FeedAnswers.absent();
        }
        return locale;
    }

    /** What a body is made from besides the entries: the model says how, the addresses where. */
    private List<String> made(Addresses addresses, String... more) {
        List<String> made = new ArrayList<>(List.of(more));
        made.add(models.current().fingerprint());
        made.add(addresses.server());
        made.add(addresses.site().orElse(""));
        made.add(sites.templates());
        return made;
    }
}
