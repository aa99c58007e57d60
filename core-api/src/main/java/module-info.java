/** Contracts, pipeline and conformance kit of Quietroom. */
module org.quietroom.core {
    requires static transitive org.jspecify;
    requires org.slf4j;
}
