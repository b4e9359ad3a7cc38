package io.github.camelsendcloud.kamelets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelsendcloud.sandbox.SandboxAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The route template label-once buys and prints each label once, also when the application ends before any step of the
 * route.
 */
class LabelOnceTemplateTest extends KameletTestSupport {

    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final List<String> reported = new CopyOnWriteArrayList<>();
    private String claimFirst = "false";

    @AfterEach
    void endTheHaltedThreads() {
        end.countDown();
    }

    @Test
    void anOrderThatArrivesTwiceIsPrintedOnce() throws Exception {
        send(run("twice", 0, "report"), "L-1").get(60, SECONDS);
        send(run("twice", 0, "report"), "L-1").get(60, SECONDS);

        assertThat(printed).containsExactly(sandbox.labels().get(0).parcelId() + ".pdf");
        assertThat(reported).isEmpty();
        assertThat(sandbox).hasReceived(1, "POST", "/api/v3/shipments/announce").hasBoughtOneLabelFor("L-1");
    }

    @Test
    void anApplicationThatEndsBeforeAnyStepPrintsEachLabelOnceOrReportsTheDoubt() throws Exception {
        List<Integer> doubts = new ArrayList<>();
        int step = 0;
        boolean halted = true;
        while (halted) {
            step++;
            halted = haltAndResume("report" + step, step, "report");
            assertThat(printed.size()).as("printed labels, halted before step " + step).isLessThanOrEqualTo(1);
            if (!reported.isEmpty()) {
                assertThat(reported).singleElement().asString().contains("may be printed or not").contains("print log");
                doubts.add(step);
            } else {
                assertThat(printed).as("halted before step " + step).hasSize(1);
            }
        }
        // before the printer, within the route of the printer, and before the log
        assertThat(doubts).hasSizeBetween(2, 4);
        assertThat(step).isGreaterThan(15);
    }

    @Test
    void aPrinterThatReplacesAFileMayPrintAgainWhenInDoubt() throws Exception {
        int step = 0;
        boolean halted = true;
        while (halted) {
            step++;
            halted = haltAndResume("print" + step, step, "print");
            assertThat(printed).as("halted before step " + step).isNotEmpty();
            assertThat(printed.stream().distinct()).hasSize(1);
            assertThat(reported).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "false", "true" })
    void aFailureOfThePrinterIsReportedAndTheOrderIsNotDone(String first) throws Exception {
        claimFirst = first;
        CamelContext broken = run("failure", 0, "print");
        broken.getPropertiesComponent().addOverrideProperty("broken", "true");
        send(broken, "L-2").get(60, SECONDS);
        assertThat(reported).singleElement().asString().contains("The printer is off");

        send(run("failure", 0, "print"), "L-2").get(60, SECONDS);

        assertThat(printed).hasSize(1);
        assertThat(sandbox).hasBoughtOneLabelFor("L-2").hasNoDuplicateLabels();
    }

    @Test
    void aReferenceWithALineBreakIsReportedAndHidesNoOtherOrder() throws Exception {
        CamelContext running = run("break", 0, "report");
        running.createProducerTemplate().sendBodyAndHeader(
                "direct:orders", order("L-3"), "sendcloudReference", "L-3\nL-4\nL-5");
        assertThat(reported).singleElement().asString().contains("control character");

        send(running, "L-4").get(60, SECONDS);

        assertThat(printed).hasSize(1);
        assertThat(sandbox).hasBoughtNoLabelFor("L-3").hasBoughtOneLabelFor("L-4");
    }

    /** @return whether the first run has ended at the step; {@code false} when the route has fewer steps */
    private boolean haltAndResume(String order, int step, String whenInDoubt) throws Exception {
        printed.clear();
        reported.clear();
        HaltBefore halt = new HaltBefore(step);
        CompletableFuture<Exchange> first = send(run(order, halt, whenInDoubt), order);
        CompletableFuture.anyOf(first, halt.halted).get(60, SECONDS);

        send(run(order, 0, whenInDoubt), order).get(60, SECONDS);

        assertThat(sandbox).hasBoughtOneLabelFor(order).hasNoDuplicateLabels();
        return halt.halted.isDone();
    }

    private CamelContext run(String files, int step, String whenInDoubt) throws Exception {
        return run(files, new HaltBefore(step), whenInDoubt);
    }

    /** Starts an application with the repositories in the files of this name. */
    private CamelContext run(String files, HaltBefore halt, String whenInDoubt) throws Exception {
        CamelContext created = newContext();
        created.getCamelContextExtension().addInterceptStrategy(halt);
        bind(created, "claims", files + "-claims.txt");
        bind(created, "printLog", files + "-printed.txt");
        created.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:printer").process(exchange -> {
                    if (created.resolvePropertyPlaceholders("{{broken:false}}").equals("true")) {
                        throw new IllegalStateException("The printer is off");
                    }
                    printed.add(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class));
                });
                from("direct:failures").process(exchange -> reported.add(
                        exchange.getMessage().getHeader("sendcloudFailure", String.class)));
            }
        });
        add(created, "label-once", new HashMap<>(
                Map.of(
                        "orders", "direct:orders", "claims", "claims", "claimFirst", claimFirst,
                        "printLog", "printLog", "whenInDoubt", whenInDoubt, "printer", "direct:printer", "failures",
                        "direct:failures")));
        return created;
    }

    private void bind(CamelContext to, String name, String file) throws Exception {
        Path store = folder.resolve(file);
        if (!Files.exists(store)) {
            Files.createFile(store);
        }
        to.getRegistry().bind(name, FileIdempotentRepository.fileIdempotentRepository(store.toFile()));
    }

    private static CompletableFuture<Exchange> send(CamelContext to, String order) {
        return CompletableFuture.supplyAsync(() -> to.createFluentProducerTemplate().to("direct:orders")
                .withBody(order(order)).withHeader("sendcloudReference", order).send());
    }

    /** Halts the thread before a step: like the end of the process, nothing runs after the steps before. */
    private final class HaltBefore implements InterceptStrategy {

        private final AtomicInteger steps = new AtomicInteger();
        private final CompletableFuture<Object> halted = new CompletableFuture<>();
        private final int step;

        /** @param step the number of the step; 0 for none */
        HaltBefore(int step) {
            this.step = step;
        }

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor next) {
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, AsyncCallback callback) {
                    if (steps.incrementAndGet() == step) {
                        halted.complete(definition);
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        exchange.setException(new IllegalStateException("The test has ended"));
                        callback.done(true);
                        return true;
                    }
                    return super.process(exchange, callback);
                }
            };
        }
    }
}
