import { Component, type ReactNode } from "react";

type Props = { readonly onCrash: () => void; readonly children: ReactNode };

/**
 * Keeps a failure of the editor from taking the whole form down: draws nothing more and says so, so
 * that the plain text area can take over with the last text.
 */
export class EditorBoundary extends Component<Props, { readonly hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override componentDidCatch() {
    this.props.onCrash();
  }

  override render() {
    return this.state.hasCrashed ? null : this.props.children;
  }
}
