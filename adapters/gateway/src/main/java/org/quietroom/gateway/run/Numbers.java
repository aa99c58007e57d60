package org.quietroom.gateway.run;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.quietroom.core.message.HostId;
import org.quietroom.gate.GateWatch;

/** Counts, for Prometheus. Labels are hosts, actions, statuses: never a room, an account or a word. */
public final class Numbers implements GateWatch, AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Numbers() {
        new JvmMemoryMetrics().bindTo(registry);
    }

    @Override
    public void answered(String operation, int status, Duration took) {
        Timer.builder("quietroom.gate.requests")
                .description("Requests at the HTTP gate")
                .tag("operation", operation)
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    void submitted(HostId host, String action) {
        registry.counter("quietroom.submissions", "host", host.value(), "action", word(action))
                .increment();
    }

    void carriedOut(HostId host, String outcome) {
        registry.counter("quietroom.effects", "host", host.value(), "outcome", word(outcome))
                .increment();
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    void hostGauge(HostId host, Supplier<Number> value) {
        Gauge.builder("quietroom.host.reached", value)
                .description("1 while the host reaches us or we reach it")
                .tag("host", host.value())
                .strongReference(true)
                .register(registry);
    }

    String scrape() {
        return registry.scrape();
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        registry.close();
    }
}
