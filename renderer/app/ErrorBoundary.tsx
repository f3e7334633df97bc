/** Catches a defect in a screen, says whose fault it is, and offers the way on. */
import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Draws what is shown instead; `onRetry` draws the children again. */
  readonly fallback: (onRetry: () => void) => ReactNode;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return this.props.fallback(() => this.setState({ hasFailed: false }));
  }
}
