package io.github.camelsendcloud.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.camelsendcloud.sandbox.Counters.Event;
import io.github.camelsendcloud.sandbox.internal.http.ApiRequest;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponseException;
import io.github.camelsendcloud.sandbox.internal.http.ErrorResponses;
import io.github.camelsendcloud.sandbox.internal.http.PathTemplate;

/** The scopes that operations need. Safe for use by several threads. */
final class RequiredScopes {

    private record Requirement(String scope, String method, PathTemplate path) {

        boolean isFor(ApiRequest request, String[] segments) {
            return method.equals(request.method()) && path.match(segments) != null;
        }
    }

    private final List<Requirement> requirements = new CopyOnWriteArrayList<>();

    void add(String scope, String method, String path) {
        Scopes.of(List.of(scope));
        requirements.add(new Requirement(scope, method, new PathTemplate(path)));
    }

    /**
     * Checks that the caller has the scopes of the operation.
     *
     * @throws ErrorResponseException 403 if the caller lacks a scope
     */
    void check(ApiRequest request, Caller caller) {
        if (requirements.isEmpty()) {
            return;
        }
        String[] segments = PathTemplate.segments(request.path());
        for (Requirement requirement : requirements) {
            if (!caller.scopes().contains(requirement.scope()) && requirement.isFor(request, segments)) {
                caller.account().counters().count(Event.FORBIDDEN);
                throw new ErrorResponseException(
                        ErrorResponses.of(
                                request, 403, "forbidden", "You do not have permission to perform this action."));
            }
        }
    }

    void clear() {
        requirements.clear();
    }
}
