package dev.wadi.sandbox.figures;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.wadi.core.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The MBeans of a service on this machine, reached by its process id, without anything the product would have to offer. */
public final class ServiceMBeans {

    /** The steps that do the work of each stage. */
    private static final Map<Stage, List<String>> STEPS = new EnumMap<>(Map.of(
            Stage.LAND, List.of("land-keep"),
            Stage.WORK, List.of("work-read"),
            Stage.VALIDATE, List.of("validate-check"),
            Stage.MAP, List.of("map-type"),
            Stage.WRITE, List.of("write-keep"),
            Stage.RESOLVE, List.of("resolve-judge", "resolve-decide"),
            Stage.PUBLISH, List.of("publish-show")));

    private final MBeanServerConnection server;

    private ServiceMBeans(MBeanServerConnection server) {
        this.server = server;
    }

    /**
     * Reads what there is to know.
     *
     * @param streams the routes of the sources, named like their streams
     * @throws IOException where the service cannot be reached or lacks a figure
     */
    @SuppressWarnings("BanJNDI") // the address comes from a process of our own, not from anybody's input
    public static Vitals read(long pid, Collection<String> streams) throws IOException {
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)))) {
            return new ServiceMBeans(connector.getMBeanServerConnection()).vitals(streams);
        } catch (JMException e) {
            throw new IOException("the service lacks a figure: " + e.getMessage(), e);
        }
    }

    static String address(long pid) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("the service cannot be attached to", e);
        }
    }

    private Vitals vitals(Collection<String> streams) throws JMException, IOException {
        var heap = ManagementFactory.newPlatformMXBeanProxy(
                        server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class)
                .getHeapMemoryUsage();
        var busy = busy();
        return new Vitals(reading(streams, busy), busy, firstPoll(streams), cpu(), heap.getMax(), heapPeak());
    }

    /** What is read lands before a source's route goes on. */
    private Duration reading(Collection<String> streams, Map<Stage, Duration> busy) throws JMException, IOException {
        var millis = 0L;
        for (var name : server.queryNames(new ObjectName("org.apache.camel:type=routes,*"), null)) {
            if (streams.contains(String.valueOf(server.getAttribute(name, "RouteId")))) {
                millis += ((Number) server.getAttribute(name, "TotalProcessingTime")).longValue();
            }
        }
        var reading = Duration.ofMillis(millis).minus(busy.getOrDefault(Stage.LAND, Duration.ZERO));
        return reading.isNegative() ? Duration.ZERO : reading;
    }

    private Map<Stage, Duration> busy() throws JMException, IOException {
        var busy = new EnumMap<Stage, Duration>(Stage.class);
        for (var stage : STEPS.entrySet()) {
            var millis = 0L;
            for (var step : stage.getValue()) {
                millis += ((Number) server.getAttribute(processor(step), "TotalProcessingTime")).longValue();
            }
            busy.put(stage.getKey(), Duration.ofMillis(millis));
        }
        return busy;
    }

    private ObjectName processor(String step) throws JMException, IOException {
        var pattern = new ObjectName("org.apache.camel:type=processors,name=" + ObjectName.quote(step) + ",*");
        return server.queryNames(pattern, null).stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the service has no figures of the step " + step));
    }

    /** Routes say when their first exchange was completed; their first steps were done long before. */
    private Optional<Instant> firstPoll(Collection<String> streams) throws JMException, IOException {
        Optional<Instant> earliest = Optional.empty();
        for (var name : server.queryNames(new ObjectName("org.apache.camel:type=processors,*"), null)) {
            if (streams.contains(String.valueOf(server.getAttribute(name, "RouteId")))
                    && server.getAttribute(name, "FirstExchangeCompletedTimestamp") instanceof Date done
                    && earliest.filter(known -> !done.toInstant().isBefore(known))
                            .isEmpty()) {
                earliest = Optional.of(done.toInstant());
            }
        }
        return earliest;
    }

    private Duration cpu() throws JMException, IOException {
        var system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
        return Duration.ofNanos(((Number) server.getAttribute(system, "ProcessCpuTime")).longValue());
    }

    private long heapPeak() throws IOException {
        return ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
