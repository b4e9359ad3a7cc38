package io.github.camelsendcloud.sandbox;

import io.github.camelsendcloud.sandbox.Counters.Event;
import io.github.camelsendcloud.sandbox.internal.files.FilesApi;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ApiResponse;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.returns.ReturnPortalApi;
import io.github.camelsendcloud.sandbox.internal.servicepoints.ServicePointsApi;

/** Finds the account that makes a call, by its keys or its token. Counts the calls of the account. */
final class Authenticator {

    private final Accounts accounts;
    private final TokenIssuer tokens;

    Authenticator(Accounts accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /**
     * The account that makes a call.
     *
     * @throws ErrorResponseException 401 if the credentials are absent or wrong
     */
    Caller authenticate(ApiRequest request) {
        String authorization = request.header("Authorization");
        String brand = ReturnPortalApi.brandOf(request.path());
        if (brand != null && !isOfAccount(authorization)) {
            Account account = called(withBrand(brand));
            return new Caller(account, account.publicKey(), Scopes.ALL);
        }
        if (authorization == null) {
            return withServicePointsKey(request, request.query().first("access_token"));
        }
        if (BasicCredentials.isBasic(authorization)) {
            return withKeys(request, BasicCredentials.parse(authorization));
        }
        String bearer = TokenIssuer.bearer(authorization);
        if (bearer != null) {
            return withToken(request, bearer);
        }
        if (authorization.regionMatches(true, 0, "AccessToken ", 0, 12)) {
            return withServicePointsKey(request, authorization.substring(12).trim());
        }
        throw missingCredentials(request);
    }

    /**
     * Whether the credentials belong to an account. A customer in a return portal has a token of the portal, or no
     * token.
     */
    private boolean isOfAccount(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization != null;
        }
        String bearer = authorization.substring(7).trim();
        return tokens.find(bearer) != null || tokens.acceptsForeign(bearer);
    }

    /** The account whose name is the domain of the brand, else the first account. */
    private Account withBrand(String brand) {
        return accounts.all().stream().filter(account -> account.name().equals(brand)).findFirst().orElse(accounts.first());
    }

    private Caller withKeys(ApiRequest request, BasicCredentials credentials) {
        Account account = credentials == null ? null : called(accounts.withPublicKey(credentials.user()));
        KeyPair keys = account == null ? null : account.validPair(credentials.user(), credentials.password());
        if (keys == null || account.accepted() == AcceptedAuthentication.OAUTH2_ONLY) {
            throw unauthorized(account, ErrorResponses.unauthorized(request, "Invalid username/password."));
        }
        return Caller.withKeys(keys);
    }

    private Caller withToken(ApiRequest request, String bearer) {
        TokenIssuer.Token token = tokens.find(bearer);
        if (token == null) {
            if (!tokens.acceptsForeign(bearer)) {
                throw new ErrorResponseException(ErrorResponses.invalidToken(request));
            }
            Account first = called(accounts.first());
            return new Caller(first, first.publicKey(), Scopes.ALL);
        }
        Account account = called(token.keys().account());
        if (!tokens.isValid(token) || account.accepted() == AcceptedAuthentication.BASIC_ONLY) {
            throw unauthorized(account, ErrorResponses.invalidToken(request));
        }
        return new Caller(account, token.keys().publicKey(), token.scopes());
    }

    /** The host of the service points and the links to files accept the public key without the secret key. */
    private Caller withServicePointsKey(ApiRequest request, String publicKey) {
        if (publicKey == null || !request.path().startsWith(ServicePointsApi.HOST) && !FilesApi.isFile(request.path())) {
            throw missingCredentials(request);
        }
        Account account = called(accounts.withPublicKey(publicKey));
        KeyPair keys = account == null ? null : account.validPair(publicKey);
        if (keys == null) {
            throw unauthorized(account, ErrorResponses.invalidToken(request));
        }
        return Caller.withKeys(keys);
    }

    private static Account called(Account account) {
        if (account != null) {
            account.counters().count(Event.CALL);
        }
        return account;
    }

    private static ErrorResponseException unauthorized(Account account, ApiResponse response) {
        if (account != null) {
            account.counters().count(Event.UNAUTHORIZED);
        }
        return new ErrorResponseException(response);
    }

    private static ErrorResponseException missingCredentials(ApiRequest request) {
        return new ErrorResponseException(
                ErrorResponses.unauthorized(request, "Authentication credentials were not provided."));
    }
}
