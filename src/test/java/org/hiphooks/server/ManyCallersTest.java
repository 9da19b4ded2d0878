package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyCallersTest {

  private static final int CALLERS = 200;
  private static final int CALLS_EACH = 5;
  private static final String SERVICE = "/cds-services/hip-pain-guidance";

  @RegisterExtension final RunningServer running = new RunningServer();

  /** A call is answered with the cards of its own patient, or told at once to come again. */
  @Test
  void two_hundred_callers_at_once_each_get_their_own_answer_or_a_503() throws Exception {
    running.guidance().behaviour =
        request -> FakeGuidance.cards(FakeGuidance.card("RF-01", request.context().patientId()));
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<Future<Integer>> served = new ArrayList<>();
    Client client = running.client();
    for (int i = 0; i < CALLERS; i++) {
      String patient = "patient-" + i;
      served.add(callers.submit(() -> calls(client, start, patient)));
    }
    int answered = 0;
    for (Future<Integer> caller : served) {
      answered += caller.get();
    }
    callers.shutdown();

    assertThat(answered).isPositive();
    assertThat(running.guidance().calls).hasSize(answered);
    assertThat(client.get("/health").statusCode()).isEqualTo(200);
    assertThat(client.post(SERVICE, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
  }

  private static int calls(Client client, CyclicBarrier start, String patient) throws Exception {
    String body = Client.PATIENT_VIEW.replace("p1", patient);
    int answered = 0;
    start.await();
    for (int i = 0; i < CALLS_EACH; i++) {
      HttpResponse<String> reply = client.post(SERVICE, body);
      if (reply.statusCode() == 200) {
        assertThat(Client.json(reply).at("/cards/0/summary").asText()).isEqualTo(patient);
        answered++;
      } else {
        Outcome.of(reply, 503);
        assertThat(Client.header(reply, "Retry-After")).isEqualTo("1");
      }
    }
    return answered;
  }
}
