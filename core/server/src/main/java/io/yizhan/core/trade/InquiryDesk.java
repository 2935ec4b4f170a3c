package io.yizhan.core.trade;

import io.yizhan.core.database.Database;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.security.Access;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Permissions;
import io.yizhan.core.security.User;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;

/** The staff's side of inquiries: all with inquiries.manage, else those of the caller's own enterprise. */
@Singleton
final class InquiryDesk {
    private final Database database;
    private final InquiryStore store;
    private final PartnerChecks checks;
    private final EventStore events;
    private final EventFeed feed;
    private final SearchKeys keys;
    private final EntryIds ids;
    private final Clock clock;

    InquiryDesk(
            Database database,
            InquiryStore store,
            PartnerChecks checks,
            EventStore events,
            EventFeed feed,
            SearchKeys keys,
            EntryIds ids,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.checks = checks;
        this.events = events;
        this.feed = feed;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who works here. */
    record Clerk(Caller caller, Access access) {

        boolean seesAll() {
            return access.may(Permissions.INQUIRIES_MANAGE);
        }

        /** The enterprise whose inquiries alone are seen. */
        Optional<UUID> enterprise() {
            return access.staff() ? caller.findUser().flatMap(User::enterpriseId) : Optional.empty();
        }

        boolean seesAny() {
            return seesAll() || enterprise().isPresent();
        }

        boolean sees(Inquiry inquiry) {
            return seesAll()
                    || enterprise().filter(inquiry.enterprise()::equals).isPresent();
        }
    }

    /** @throws io.yizhan.core.problem.ProblemException FORBIDDEN for who sees none at all */
    List<Inquiry> page(Clerk clerk, InquiryFilter filter, Optional<String> after, int limit) {
        Optional<InquiryFilter> narrowed = narrowed(clerk, filter);
        return narrowed.isEmpty()
                ? List.of()
                : database.read(sql -> store.page(sql, narrowed.get(), keys::fold, after, limit));
    }

    int count(Clerk clerk, InquiryFilter filter) {
        Optional<InquiryFilter> narrowed = narrowed(clerk, filter);
        return narrowed.isEmpty() ? 0 : database.read(sql -> store.count(sql, narrowed.get(), keys::fold));
    }

    /** Empty when what is asked for and what may be seen have nothing in common. */
    private static Optional<InquiryFilter> narrowed(Clerk clerk, InquiryFilter filter) {
        if (!clerk.seesAny()) {
            throw Problem.of(ProblemCode.FORBIDDEN).exception();
        }
        if (clerk.seesAll()) {
            return Optional.of(filter);
        }
        UUID own = clerk.enterprise().orElseThrow();
        return filter.enterprise().filter(asked -> !asked.equals(own)).isPresent()
                ? Optional.empty()
                : Optional.of(filter.ofEnterprise(own));
    }

    Optional<Inquiry> find(Clerk clerk, UUID id) {
        return database.read(sql -> store.find(sql, List.of(id))).stream()
                .filter(clerk::sees)
                .findFirst();
    }

    /** A new inquiry becomes READ. */
    InquiryOutcome open(Clerk clerk, UUID id) {
        return change(
                clerk,
                id,
                Optional.empty(),
                (sql, inquiry) -> inquiry.state() == InquiryState.NEW
                        ? Optional.of(inquiry.next(InquiryState.READ, inquiry.note(), clock.instant()))
                        : Optional.empty());
    }

    /** Adds a message to the partner; the inquiry becomes ANSWERED, a closed one too. */
    InquiryOutcome answer(Clerk clerk, UUID id, int expectedVersion, String text) {
        Optional<TradeFinding> finding = checks.requiredText("text", text);
        if (finding.isPresent()) {
            return InquiryOutcome.refused(finding.get());
        }
        return change(clerk, id, Optional.of(expectedVersion), (sql, inquiry) -> {
            InquiryMessage message = new InquiryMessage(
                    ids.next(), InquiryMessage.Side.STAFF, clerk.caller().userId(), text.strip(), clock.instant());
            store.insert(sql, id, message);
            return Optional.of(inquiry.next(InquiryState.ANSWERED, inquiry.note(), clock.instant()));
        });
    }

    InquiryOutcome close(Clerk clerk, UUID id, int expectedVersion) {
        return change(
                clerk,
                id,
                Optional.of(expectedVersion),
                (sql, inquiry) -> Optional.of(inquiry.next(InquiryState.CLOSED, inquiry.note(), clock.instant())));
    }

    /** A closed inquiry becomes READ; any other stays as it is. */
    InquiryOutcome reopen(Clerk clerk, UUID id, int expectedVersion) {
        return change(
                clerk,
                id,
                Optional.of(expectedVersion),
                (sql, inquiry) -> inquiry.state() == InquiryState.CLOSED
                        ? Optional.of(inquiry.next(InquiryState.READ, inquiry.note(), clock.instant()))
                        : Optional.empty());
    }

    InquiryOutcome note(Clerk clerk, UUID id, int expectedVersion, String note) {
        Optional<TradeFinding> finding = checks.text("note", note);
        if (finding.isPresent()) {
            return InquiryOutcome.refused(finding.get());
        }
        return change(
                clerk,
                id,
                Optional.of(expectedVersion),
                (sql, inquiry) -> Optional.of(inquiry.noted(note, clock.instant())));
    }

    /** @param work gives the next version; empty if nothing changes */
    private InquiryOutcome change(
            Clerk clerk,
            UUID id,
            Optional<Integer> expectedVersion,
            BiFunction<DSLContext, Inquiry, Optional<Inquiry>> work) {
        Inquiry changed = database.write(sql -> {
            store.lock(sql, id);
            Inquiry inquiry = store.find(sql, List.of(id)).stream()
                    .filter(clerk::sees)
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).exception());
            if (expectedVersion.isPresent() && expectedVersion.get() != inquiry.version()) {
                throw Problem.of(ProblemCode.CONFLICT).exception();
            }
            Optional<Inquiry> next = work.apply(sql, inquiry);
            if (next.isEmpty()) {
                return inquiry;
            }
            if (!store.update(sql, next.get())) {
                throw Problem.of(ProblemCode.CONFLICT).exception();
            }
            Inquiry after = store.find(sql, List.of(id)).getFirst();
            events.append(
                    sql,
                    clerk.caller().userId(),
                    List.of(new Event.InquiryChanged(id, after.state().name())));
            return after;
        });
        feed.committed();
        return new InquiryOutcome.Done(changed);
    }
}
