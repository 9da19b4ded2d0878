package org.hiphooks.admin;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.hiphooks.admin.access.Accounts;
import org.hiphooks.pages.AssetsHandler;
import org.hiphooks.pages.Pages;
import org.hiphooks.server.Mount;
import org.hiphooks.server.OperatorSite;
import org.hiphooks.server.RunningService;

/** The console, below {@value #PATH}. */
public final class Console implements OperatorSite {

  /** Where it is mounted. */
  public static final String PATH = "/admin";

  private final Pages pages = new Pages();

  @Override
  public Opened open(RunningService service, URI address) {
    Accounts accounts = new Accounts(service.ledger().store(), Clock.systemUTC());
    List<Mount> mounts =
        List.of(
            new Mount(PATH, handler(service, accounts, address)),
            new Mount("/assets", new AssetsHandler(pages.assets())),
            new Mount("/", new ConsoleDoor()));
    List<String> words = new ArrayList<>();
    words.add("Console  " + address + PATH);
    accounts.setupWords().ifPresent(code -> words.add("         setup code " + code));
    return new Opened(mounts, words);
  }

  /** The console of a demo, with an account that everybody knows. */
  public Handler demo(RunningService service) {
    Accounts accounts = new Accounts(service.ledger().store(), Clock.systemUTC());
    DemoAccount.make(accounts);
    return handler(service, accounts, service.address());
  }

  private ConsoleHandler handler(RunningService service, Accounts accounts, URI address) {
    return new ConsoleHandler(new ConsoleParts(service, accounts, address, pages));
  }
}
