/** The contracts of Quietroom, the pipeline that runs guards, and nothing else. */
module org.quietroom.core {
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.quietroom.core.guard;
    exports org.quietroom.core.host;
    exports org.quietroom.core.message;
    exports org.quietroom.core.pipeline;
    exports org.quietroom.core.port;
    exports org.quietroom.core.setting;
    exports org.quietroom.core.verdict;

    uses org.quietroom.core.guard.GuardProvider;
    uses org.quietroom.core.host.GateRouteProvider;
    uses org.quietroom.core.host.HostAdapterProvider;
}
