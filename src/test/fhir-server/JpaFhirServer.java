import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.binary.api.IBinaryStorageSvc;
import ca.uhn.fhir.jpa.binstore.MemoryBinaryStorageSvcImpl;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.jpa.searchparam.submit.config.SearchParamSubmitterConfig;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * The FHIR server of another project: HAPI JPA on an H2 database in memory. It runs in a JVM of its
 * own, with a class path of its own, and shares no class with the product.
 *
 * <p>{@code java -cp ... JpaFhirServer.java PAGE_SIZE TOKEN} prints {@code READY PORT}, listens on
 * loopback, wants the token as a bearer, and ends when its standard input does.
 */
public final class JpaFhirServer {

  private JpaFhirServer() {}

  public static void main(String[] arguments) throws Exception {
    int pageSize = Integer.parseInt(arguments[0]);
    String token = arguments[1];
    try (AnnotationConfigApplicationContext beans = beans()) {
      RestfulServer fhir = new RestfulServer(beans.getBean(FhirContext.class));
      fhir.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
      fhir.registerProvider(beans.getBean(JpaSystemProvider.class));
      DatabaseBackedPagingProvider pages = beans.getBean(DatabaseBackedPagingProvider.class);
      pages.setDefaultPageSize(pageSize);
      pages.setMaximumPageSize(pageSize);
      fhir.setPagingProvider(pages);
      Server server = listen(fhir, token);
      System.out.println("READY " + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
      while (System.in.read() >= 0) {
        // Only the end counts.
      }
      server.stop();
    }
    System.exit(0);
  }

  private static Server listen(RestfulServer fhir, String token) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler paths = new ServletContextHandler();
    paths.addServlet(new ServletHolder(fhir), "/fhir/*");
    FilterHolder guard =
        new FilterHolder(
            (request, response, chain) -> {
              String sent = ((HttpServletRequest) request).getHeader("Authorization");
              if (("Bearer " + token).equals(sent)) {
                chain.doFilter(request, response);
              } else {
                ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_UNAUTHORIZED);
              }
            });
    paths.addFilter(guard, "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(paths);
    server.start();
    return server;
  }

  private static AnnotationConfigApplicationContext beans() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.register(
        JpaR4Config.class,
        HapiJpaConfig.class,
        JpaBatch2Config.class,
        Batch2JobsConfig.class,
        ThreadPoolFactoryConfig.class,
        SubscriptionChannelConfig.class,
        SearchParamSubmitterConfig.class);
    beans.registerBean(JpaStorageSettings.class, JpaFhirServer::storage);
    beans.registerBean(PartitionSettings.class, PartitionSettings::new);
    beans.registerBean(SubscriptionSettings.class, SubscriptionSettings::new);
    beans.registerBean(IBinaryStorageSvc.class, MemoryBinaryStorageSvcImpl::new);
    beans.registerBean(DataSource.class, JpaFhirServer::database);
    beans.registerBean(
        "entityManagerFactory",
        LocalContainerEntityManagerFactoryBean.class,
        () -> entities(beans));
    beans.registerBean(
        "transactionManager",
        JpaTransactionManager.class,
        () -> new JpaTransactionManager(beans.getBean(EntityManagerFactory.class)));
    beans.refresh();
    return beans;
  }

  private static JpaStorageSettings storage() {
    JpaStorageSettings settings = new JpaStorageSettings();
    settings.setEnforceReferentialIntegrityOnWrite(false);
    settings.setEnforceReferentialIntegrityOnDelete(false);
    settings.setReuseCachedSearchResultsForMillis(null);
    settings.setSchedulingDisabled(true);
    settings.setHibernateSearchIndexSearchParams(false);
    return settings;
  }

  private static DataSource database() {
    BasicDataSource database = new BasicDataSource();
    database.setDriver(new org.h2.Driver());
    database.setUrl("jdbc:h2:mem:fhir;DB_CLOSE_DELAY=-1");
    database.setMaxTotal(32);
    return database;
  }

  private static LocalContainerEntityManagerFactoryBean entities(
      AnnotationConfigApplicationContext beans) {
    LocalContainerEntityManagerFactoryBean entities =
        HapiEntityManagerFactoryUtil.newEntityManagerFactory(
            beans.getBeanFactory(),
            beans.getBean(FhirContext.class),
            beans.getBean(JpaStorageSettings.class));
    entities.setPersistenceUnitName("fhir");
    entities.setDataSource(beans.getBean(DataSource.class));
    Properties properties = new Properties();
    properties.put("hibernate.dialect", HapiFhirH2Dialect.class.getName());
    properties.put("hibernate.hbm2ddl.auto", "create");
    properties.put("hibernate.search.enabled", "false");
    entities.setJpaProperties(properties);
    return entities;
  }
}
