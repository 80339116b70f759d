import { createCookie, redirect } from "@remix-run/node";
import { z } from "zod";
import { newId } from "./ids.server.ts";

const flashMessage = z.object({
  id: z.string().max(60),
  tone: z.enum(["info", "success", "warning", "danger"]),
  text: z.string().max(500),
});

/** A message for the next page; its words are shown as text, whoever wrote the cookie. */
export type FlashedMessage = z.infer<typeof flashMessage>;

const flashCookie = createCookie("curatorium_flash", {
  httpOnly: true,
  maxAge: 60,
  path: "/",
  sameSite: "lax",
});

/** Redirects and says something on the page that follows. `text` has at most 500 characters. */
export async function redirectWithFlash(input: {
  to: string;
  tone: FlashedMessage["tone"];
  text: string;
}): Promise<Response> {
  const message: FlashedMessage = { id: newId(), tone: input.tone, text: input.text.slice(0, 500) };
  return redirect(input.to, {
    headers: { "Set-Cookie": await flashCookie.serialize(message) },
  });
}

/** Takes the message that came with a request, and the header that makes the browser forget it. */
export async function takeFlash(
  request: Request,
): Promise<{ message: FlashedMessage | null; headers: Record<string, string> }> {
  const raw: unknown = await flashCookie.parse(request.headers.get("Cookie"));
  if (raw === null) {
    return { message: null, headers: {} };
  }
  const parsed = flashMessage.safeParse(raw);
  return {
    message: parsed.success ? parsed.data : null,
    headers: { "Set-Cookie": await flashCookie.serialize("", { maxAge: 0 }) },
  };
}
