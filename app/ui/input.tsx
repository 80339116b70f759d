import {
  forwardRef,
  type InputHTMLAttributes,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";
import { cn } from "./cn.ts";
import { CONTROL_CLASS } from "./field.tsx";

/** A text input of one line. */
export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(
  function Input({ className, ...rest }, ref) {
    return (
      <input
        {...rest}
        className={cn(CONTROL_CLASS, "min-h-8 px-2.5 pointer-coarse:min-h-10", className)}
        ref={ref}
      />
    );
  },
);

/** A text input of several lines. */
export const Textarea = forwardRef<
  HTMLTextAreaElement,
  TextareaHTMLAttributes<HTMLTextAreaElement>
>(function Textarea({ className, rows = 4, ...rest }, ref) {
  return (
    <textarea
      {...rest}
      className={cn(CONTROL_CLASS, "px-2.5 py-1.5 leading-normal", className)}
      ref={ref}
      rows={rows}
    />
  );
});

/** The browser's own select: works everywhere, also without script. */
export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(
  function Select({ className, ...rest }, ref) {
    return (
      <select
        {...rest}
        className={cn(CONTROL_CLASS, "min-h-8 pr-7 pl-2 pointer-coarse:min-h-10", className)}
        ref={ref}
      />
    );
  },
);
