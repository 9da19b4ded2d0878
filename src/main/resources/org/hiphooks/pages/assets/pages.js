/* Makes pages quicker, never possible: everything works without this file. */
(function () {
  'use strict';

  document.documentElement.classList.add('scripted');

  /* Moves what is to be announced into the live regions, once. */
  function say(root) {
    root.querySelectorAll('[data-say]').forEach(function (text) {
      var region = document.getElementById('say-' + text.dataset.say);
      var words = text.textContent.trim();
      text.remove();
      if (region && words) {
        region.textContent = words;
      }
    });
  }

  function offerCopies() {
    if (!navigator.clipboard) {
      return;
    }
    document.querySelectorAll('button[data-copy]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        var text = document.getElementById(button.dataset.copy).textContent;
        navigator.clipboard.writeText(text).then(function () {
          button.textContent = button.dataset.copied;
        });
      });
    });
  }

  /* No card of the call before stands while the next one is waited for. */
  function clear(form) {
    var place = document.getElementById(form.dataset.clears);
    if (!place) {
      return;
    }
    var asking = document.createElement('p');
    asking.className = 'message';
    asking.textContent = form.dataset.asks;
    place.className = 'state state-asking in-place';
    place.dataset.state = 'asking';
    place.replaceChildren(asking);
  }

  /* The page that stands before a signature: its heading is read first, Escape goes back. */
  function interrupt() {
    var heading = document.querySelector('[data-focus]');
    if (heading) {
      heading.focus();
    }
  }

  document.addEventListener('change', function (event) {
    var form = event.target.closest('form[data-on-change]');
    if (form) {
      clear(form);
    }
  });
  /* A place on one side of the figure also chooses that hip, unless one is chosen. */
  document.addEventListener('click', function (event) {
    var spot = event.target.closest('.on-right label, .on-left label');
    if (!spot || document.querySelector('[name="a.side"]:checked')) {
      return;
    }
    var side = spot.closest('.on-right') ? 'right' : 'left';
    document.getElementById('q-side-' + side).checked = true;
  });
  document.addEventListener('submit', function (event) {
    if (event.target.matches('form[data-clears]')) {
      clear(event.target);
    }
  });
  document.addEventListener('keydown', function (event) {
    var back = document.querySelector('a[data-escape]');
    if (event.key === 'Escape' && back) {
      back.click();
    }
  });
  /* Nothing is renewed under the hands of somebody who is in it, or whom nobody sees. */
  document.addEventListener('htmx:beforeRequest', function (event) {
    var place = event.target.closest('[data-quiet]');
    if (place && (document.hidden || place.contains(document.activeElement))) {
      event.preventDefault();
    }
  });
  document.addEventListener('htmx:afterSettle', function () {
    say(document);
  });
  document.addEventListener('DOMContentLoaded', function () {
    say(document);
    interrupt();
    offerCopies();
  });
})();
