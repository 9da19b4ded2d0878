package org.hiphooks.demo.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.hiphooks.demo.fhir.ResourceStore.Change;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIR R4 server in memory. Searches by the parameters of its capability statement and refuses
 * others with 400. Not for patient data: it asks nobody who they are.
 */
public final class DemoFhirServer {

  /** Where it is mounted. */
  public static final String PATH = "/fhir";

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1000;
  private static final int REMEMBERED_SEARCHES = 200;

  private final FhirContext context = FhirContext.forR4Cached();
  private final ResourceStore store;

  /** A server without data whose resources are stamped by the clock. */
  public DemoFhirServer(InstantSource clock) {
    this.store = new ResourceStore(clock);
  }

  /**
   * Loads resources, each with its id.
   *
   * @throws ca.uhn.fhir.parser.DataFormatException if one cannot be read as FHIR R4
   */
  public void load(List<ObjectNode> resources) {
    IParser parser = context.newJsonParser();
    store.apply(
        resources.stream()
            .map(json -> (Change) new Change.Put((Resource) parser.parseResource(json.toString())))
            .toList());
  }

  /** The handler for {@value #PATH} and all below it. */
  public Handler handler() {
    RestfulServer server = new RestfulServer(context);
    server.setResourceProviders(
        SearchParameters.types().stream()
            .map(type -> context.getResourceDefinition(type).getImplementingClass())
            .map(type -> (IResourceProvider) new TypeProvider(store, type))
            .toList());
    server.setPlainProviders(new TransactionProvider(store));
    FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(REMEMBERED_SEARCHES);
    pages.setDefaultPageSize(PAGE);
    pages.setMaximumPageSize(LARGEST_PAGE);
    server.setPagingProvider(pages);
    server.setServerName("HipHooks demo FHIR server");
    server.setServerVersion("synthetic data");
    server.setDefaultPrettyPrint(false);
    server.registerInterceptor(new CapabilityTerms());
    ServletContextHandler servlets = new ServletContextHandler(PATH);
    servlets.setAllowNullPathInContext(true);
    servlets.addServlet(new ServletHolder(server), "/*");
    return servlets;
  }
}
