/** What a stream costs Deno itself: each client gets so many bytes, and nothing more. */
const [bytes = "0"] = Deno.args;
const message = new TextEncoder().encode(`data: "${"x".repeat(Number(bytes))}"}\n\n`);
const held: ReadableStreamDefaultController[] = [];
Deno.serve({
  port: 0,
  hostname: "127.0.0.1",
  onListen: ({ port }) => console.log(port),
}, () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(message);
      held.push(controller);
    },
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
});
