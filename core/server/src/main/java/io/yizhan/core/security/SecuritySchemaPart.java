package io.yizhan.core.security;

import static io.yizhan.core.security.GraphqlTypes.field;
import static io.yizhan.core.security.GraphqlTypes.input;
import static io.yizhan.core.security.GraphqlTypes.object;
import static io.yizhan.core.security.GraphqlTypes.words;

import graphql.schema.DataFetcher;
import io.yizhan.core.graphql.Endpoint;
import io.yizhan.core.graphql.SchemaDraft;
import io.yizhan.core.graphql.SchemaPart;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Set-up, viewer, sign-in, sessions, users, roles and API tokens of the admin API. The types Texts, Finding, PageInfo and
 * EntrySummary are brought by other rooms; the room of entries reads {@code User.enterprise} from {@code enterpriseId}.
 */
@Singleton
final class SecuritySchemaPart implements SchemaPart {
    private final SessionMutations sessions;
    private final SetupMutations setup;
    private final UserMutations users;
    private final TokenMutations tokens;

    SecuritySchemaPart(SessionMutations sessions, SetupMutations setup, UserMutations users, TokenMutations tokens) {
        this.sessions = sessions;
        this.setup = setup;
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return Set.of(Endpoint.ADMIN);
    }

    @Override
    public String name() {
        return "security";
    }

    @Override
    public void contribute(SchemaDraft draft) {
        signInTypes(draft);
        userTypes(draft);
        query(draft, "setup", "SetupState!", "First-run state; also for callers not signed in.", setup::state);
        query(draft, "viewer", "Viewer", "Who is calling; null when nobody is signed in.", sessions::viewer);
        query(draft, "sessions", "[Session!]!", "The viewer's sessions, the one used last first.", sessions::list);
        query(draft, "roles", "[Role!]!", "Roles that can be given.", users::roles);
        query(draft, "apiTokens", "[ApiToken!]!", "All API tokens, the newest first.", tokens::list);
        draft.query(
                field("users", "UserConnection!", "search", "String", "first", "Int", "after", "String")
                        .description("In order of the account; 50 at a time, at most 100.")
                        .build(),
                users::page);
        mutations(draft);
    }

    private void mutations(SchemaDraft draft) {
        mutation(draft, setup::complete, "completeSetup", "SetupResult!", "input", "SetupInput!");
        mutation(draft, sessions::signIn, "signIn", "SignInResult!", "account", "String!", "password", "String!");
        mutation(draft, sessions::signOut, "signOut", "Boolean!");
        mutation(draft, sessions::end, "endSession", "Boolean!", "id", "ID!");
        mutation(draft, sessions::endOthers, "endOtherSessions", "Int!");
        mutation(
                draft,
                sessions::changePassword,
                "changePassword",
                "ChangePasswordResult!",
                "current",
                "String!",
                "new",
                "String!");
        mutation(draft, users::create, "createUser", "UserResult!", "input", "CreateUserInput!");
        mutation(draft, users::update, "updateUser", "UserResult!", "input", "UpdateUserInput!");
        mutation(draft, tokens::create, "createApiToken", "ApiTokenResult!", "input", "CreateApiTokenInput!");
        mutation(draft, tokens::revoke, "revokeApiToken", "Boolean!", "id", "ID!");
    }

    private static void signInTypes(SchemaDraft draft) {
        draft.type(object("SetupState", "First-run state.", """
                complete: Boolean!, sampleContentOffered: Boolean!
                """));
        draft.type(input("SetupInput", """
                token: String, siteName: String!, language: Locale!, account: String!
                displayName: String!, password: String!, contentLocales: [Locale!]!
                loadSampleContent: Boolean!
                """));
        draft.type(object("SetupResult", "The new administrator, or why not.", """
                viewer: Viewer, findings: [Finding!]!
                """));
        draft.type(object("SignInResult", "One of both.", """
                viewer: Viewer, refusal: SignInRefusal
                """));
        draft.type(object("SignInRefusal", "Why, and when to try again.", """
                reason: SignInRefusalReason!, message: Texts!, retryAfterSeconds: Int
                """));
        draft.type(words("SignInRefusalReason", "WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS", "DISABLED"));
        draft.type(object("ChangePasswordResult", "Changed, or why not.", """
                changed: Boolean!, findings: [Finding!]!
                """));
        draft.type(object(
                "Viewer",
                "Who is signed in. permissions: function permissions such as users.manage. csrfToken: for X-CSRF-Token.",
                """
                id: ID!, account: String!, displayName: String!, roles: [ID!]!, language: Locale!
                permissions: [String!]!, csrfToken: String!, lastSignInAt: DateTime, siteName: String!
                """));
        draft.type(object("Session", "Where the viewer is signed in.", """
                id: ID!, current: Boolean!, createdAt: DateTime!, lastSeenAt: DateTime!
                address: String!, agent: String!
                """));
    }

    private static void userTypes(SchemaDraft draft) {
        draft.type(object("UserRef", "A user by name.", """
                id: ID!, displayName: String!
                """));
        draft.type(object("User", "A person with an account. enterprise: what an enterprise editor belongs to.", """
                id: ID!, account: String!, displayName: String!, email: String, roles: [ID!]!
                enabled: Boolean!, enterpriseId: ID, enterprise: EntrySummary, lastSignInAt: DateTime
                createdAt: DateTime!, version: String!
                """));
        draft.type(object("UserConnection", "Users.", """
                nodes: [User!]!, pageInfo: PageInfo!, totalCount: Int!
                """));
        draft.type(object("Role", "A bundle of grants.", """
                id: ID!, label: Texts!, description: Texts!
                """));
        draft.type(input("CreateUserInput", """
                account: String!, displayName: String!, email: String, roles: [ID!]!, enterpriseId: ID
                password: String
                """));
        draft.type(input("UpdateUserInput", """
                id: ID!, expectedVersion: String!, displayName: String, email: String, roles: [ID!]
                enterpriseId: ID, enabled: Boolean, newPassword: String
                """));
        draft.type(object(
                "UserResult", "The user, or why not. generatedPassword: shown once, when the server made it.", """
                user: User, generatedPassword: String, findings: [Finding!]!
                """));
        draft.type(object("ApiToken", "A program's key; the secret is not in it.", """
                id: ID!, name: String!, prefix: String!, scopes: [String!]!, createdAt: DateTime!
                expiresAt: DateTime!, lastUsedAt: DateTime, revokedAt: DateTime, createdBy: UserRef
                """));
        draft.type(input("CreateApiTokenInput", """
                name: String!, scopes: [String!]!, expiresAt: DateTime!
                """));
        draft.type(object("ApiTokenResult", "The token, or why not. secret: shown once.", """
                token: ApiToken, secret: String, findings: [Finding!]!
                """));
    }

    private static void query(SchemaDraft draft, String name, String type, String description, DataFetcher<?> fetcher) {
        draft.query(field(name, type).description(description).build(), fetcher);
    }

    private static void mutation(
            SchemaDraft draft, DataFetcher<?> fetcher, String name, String type, String... arguments) {
        draft.mutation(field(name, type, arguments).build(), fetcher);
    }
}
